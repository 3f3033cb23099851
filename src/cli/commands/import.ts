import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BorderFinding, placeOf } from '../../interop/xlsform/border-finding.ts'
import { importForm } from '../../interop/xlsform/import-form.ts'
import { writeSurveyFolder } from '../survey-folder.ts'

export const help = `import <form.xlsx | form.md> --out <folder> [--json]
    Turns an XLSForm into a survey: <folder>/survey-definitions/<id>/<version>.json and a file of words per language
    under <folder>/locales. What a definition has no place for is kept in it under "x", so that export gives the form back.
    Choices from files (select_one_from_file) are read from CSV files in the form's own folder.
    Every finding names sheet, row and column; --json prints one finding per line.
    Ends with 1 when the form has errors (it is written all the same, to be mended) or cannot be read at all.`

/** @returns the exit code: 0 imported, 1 imported with errors or not readable, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  const [path, ...rest] = parsed.positionals
  const { out, json } = parsed.values
  if (path === undefined || rest.length > 0) return usage('one form, please')
  if (out === undefined) return usage('--out is missing')
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    console.error(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}). Check the path.`)
    return 1
  }
  const read = importForm(bytes, path, (name) => fileBeside(path, name))
  if (read.status === 'failed') {
    console.error(`${path}: ${read.message}`)
    return 1
  }
  for (const finding of read.findings)
    console.log(json ? JSON.stringify({ file: path, ...finding }) : sentence(path, finding))
  const files = writeSurveyFolder(out, read.definition, read.words)
  if (!json) for (const file of files) console.log(`Written: ${file}`)
  return read.findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

function fileBeside(form: string, name: string): string | null {
  const path = join(dirname(form), name)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean', default: false } },
  })

function sentence(path: string, finding: BorderFinding): string {
  return `${path}: ${placeOf(finding)}\n  ${finding.severity} ${finding.code}: ${finding.message}`
}

function usage(problem: string): number {
  console.error(`${problem}\n\n${help}`)
  return 2
}
