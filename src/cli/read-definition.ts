import { readFileSync } from 'node:fs'
import { type Finding, type LoadResult, loadForm } from '../engine/index.ts'

/** A definition from a file, as a form or as findings; a file that cannot be read or is no JSON is a finding, too. */
export function readDefinition(path: string): LoadResult {
  const json = readJsonFile(path)
  if ('value' in json) return loadForm(json.value)
  const finding: Finding = { severity: 'error', code: json.code, message: json.message, at: {} }
  return { status: 'failed', findings: [finding] }
}

/** What a file of JSON holds, or the sentence that says why it cannot be known. */
export function readJsonFile(
  path: string,
): { readonly value: unknown } | { readonly code: string; readonly message: string } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { code: 'unreadable-file', message: `${path} cannot be read (${messageOf(error)}). Check the path.` }
  }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const message = `${path} is not JSON: ${error.message}. Look for a missing comma, quotation mark or bracket there.`
    return { code: 'invalid-json', message }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
