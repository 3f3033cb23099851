import { readFileSync } from 'node:fs'
import { type Finding, type LoadResult, loadForm } from '../engine/index.ts'

/** A definition from a file, as a form or as findings; a file that cannot be read or is no JSON is a finding, too. */
export function readDefinition(path: string): LoadResult {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return failed('unreadable-file', `${path} cannot be read (${messageOf(error)}). Check the path.`)
  }
  try {
    return loadForm(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return failed(
      'invalid-json',
      `${path} is not JSON: ${error.message}. Look for a missing comma, quotation mark or bracket there.`,
    )
  }
}

function failed(code: string, message: string): LoadResult {
  const finding: Finding = { severity: 'error', code, message, at: {} }
  return { status: 'failed', findings: [finding] }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
