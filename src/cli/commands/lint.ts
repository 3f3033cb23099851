import { parseArgs } from 'node:util'
import type { Finding } from '../../engine/index.ts'
import { lintTexts } from '../../interop/lint-texts.ts'
import { readDefinition } from '../read-definition.ts'
import { readSurveyStamps, readSurveyWords, readVersions } from '../survey-folder.ts'

export const help = `lint <definition.json> ... [--json]
    Everything that is wrong or doubtful in survey definitions: where it stands, and how to mend it. Also texts that are
    missing, unused or older than their English, where there is a folder "locales" beside or above the definition.
    --json prints one finding per line. Ends with 1 when there is any finding, also a mere warning.`

/** @returns the exit code: 0 no findings, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let isJson: boolean
  let paths: readonly string[]
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    isJson = parsed.values.json
    paths = parsed.positionals
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  if (paths.length === 0) return usage('which definition?')
  let count = 0
  for (const path of paths) {
    const findings = findingsAbout(path)
    count += findings.length
    for (const finding of findings)
      console.log(isJson ? JSON.stringify({ file: path, ...finding }) : sentence(path, finding))
    if (findings.length === 0 && !isJson) console.log(`${path}: no findings`)
  }
  return count > 0 ? 1 : 0
}

/** About the definition, and about its words where there is a folder "locales" beside or above it. */
function findingsAbout(path: string): readonly Finding[] {
  const result = readDefinition(path)
  if (result.status === 'failed') return result.findings
  const { definition } = result.form
  const texts = lintTexts(
    readVersions(path, definition),
    readSurveyWords(path, definition),
    readSurveyStamps(path, definition),
  )
  return [...result.findings, ...texts]
}

function sentence(path: string, { severity, code, message, at }: Finding): string {
  return `${path}${at.pointer ? `#${at.pointer}` : ''}\n  ${severity} ${code}: ${message}`
}

function usage(problem: string): number {
  console.error(`${problem}\n\n${help}`)
  return 2
}
