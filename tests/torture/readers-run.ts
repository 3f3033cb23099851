import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { type ExportFormat, exportQuery } from '../../src/contract/exports.ts'
import { exportFile } from '../../src/server/export-content.ts'
import { createWords } from '../../src/server/load-words.ts'
import { openStore } from '../../src/store/open-store.ts'
import { byHeading, type ExpectedRow, expectedRows } from '../support/expected-rows.ts'
import { form } from '../support/femig-survey.ts'
import { keepGenerated } from '../support/generated-submissions.ts'
import { readRfc4180 } from '../support/read-rfc4180.ts'
import type { Outcome } from './torture-run.ts'

const tools = {
  soffice: 'libreoffice-calc-nogui',
  Rscript: 'r-base-core r-cran-haven',
  python3: 'python3',
  xmllint: 'libxml2-utils',
} as const

/** All sheets as CSV, in UTF-8, every text quoted, cells as they are shown. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1'
/** A CSV file is opened as UTF-8, what is quoted as text: otherwise a spreadsheet makes 7 of 007 and runs formulas. */
const csvOpening = 'CSV:44,34,76,1,,0,true,false'

/**
 * Lets other people's programs read what we export, and holds it cell by cell against the rows of the database:
 * LibreOffice, R with haven, Python, and xmllint with the schema of DDI where `DDI_SCHEMA` names it.
 */
export async function readersRun({ rows }: { rows: number }): Promise<Outcome> {
  for (const [tool, packages] of Object.entries(tools))
    if (spawnSync(tool, ['--version']).error) throw new Error(`${tool} is not here; apt-get install ${packages}`)
  const folder = mkdtempSync(join(tmpdir(), 'femig-readers-'))
  try {
    return await readIn(folder, rows)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readIn(folder: string, rows: number): Promise<Outcome> {
  const store = openStore({ dataDir: folder, databaseUrl: null })
  await store.migrate()
  await keepGenerated(store, rows)
  const database = new Sqlite(join(folder, 'submissions.sqlite'), { readonly: true })
  // The columns are named in the query.
  const stored = database.prepare('select instance_id, payload from answers').all() as {
    instance_id: string
    payload: Buffer
  }[]
  database.close()
  const expected = expectedRows(stored)

  async function take(format: ExportFormat, name: string, query: Record<string, string> = {}): Promise<string> {
    const survey = { id: form.definition.id, forms: [form], state: 'open' } as const
    const request = { part: 'answers', format, query: exportQuery.parse(query), takenOn: '2026-12-20' } as const
    const file = await exportFile(survey, request, store, createWords('locales'))
    if (!file) throw new Error(`no ${format}`)
    const path = join(folder, name)
    await pipeline(file.chunks, createWriteStream(path))
    return path
  }

  const broken: Record<string, number> = {}
  const facts: Record<string, number> = { rows, 'repeat rows': expected.examples.length }
  let cells = 0
  const hold = (what: string, seen: readonly ExpectedRow[], wanted: readonly ExpectedRow[]) => {
    broken[what] = Math.abs(seen.length - wanted.length)
    for (const [at, row] of wanted.entries())
      for (const [name, text] of Object.entries(row)) {
        cells += 1
        // Both line ends are one to a spreadsheet.
        if ((seen[at]?.[name] ?? '').replaceAll('\r\n', '\n') !== text) broken[what] = (broken[what] ?? 0) + 1
      }
  }
  const table = (path: string) => readRfc4180(withLineEnds(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))

  await take('xlsx', 'codes.xlsx')
  await take('xlsx', 'labels.xlsx', { language: 'ar', values: 'labels', headers: 'labels' })
  await take('csv', 'arabic.csv', { language: 'ar', values: 'labels', headers: 'labels', formulas: 'raw' })
  office(folder, 'codes.xlsx')
  office(folder, 'labels.xlsx')
  hold(
    'xlsx in LibreOffice',
    byHeading(table(join(folder, 'out/codes-answers.csv')), expected.submissions),
    expected.submissions,
  )
  hold(
    'xlsx repeat in LibreOffice',
    byHeading(table(join(folder, 'out/codes-policy_examples.csv')), expected.examples),
    expected.examples,
  )
  const arabic = asRows(table(join(folder, 'arabic.csv')))
  hold('xlsx in Arabic in LibreOffice', asRows(table(join(folder, 'out/labels-answers.csv'))), arabic)
  office(folder, 'arabic.csv', csvOpening)
  hold('csv in Arabic in LibreOffice', asRows(table(join(folder, 'out/arabic.csv'))), arabic)

  for (const [name, wanted] of [
    ['', expected.submissions],
    ['policy_examples', expected.examples],
  ] as const) {
    const path = await take('sav', 'data.sav', name === '' ? {} : { table: name })
    writeFileSync(join(folder, 'haven.R'), havenScript)
    execFileSync('Rscript', [join(folder, 'haven.R'), path, join(folder, 'haven.csv')], { stdio: 'pipe' })
    hold(`sav ${name || 'answers'} in haven`, byHeading(table(join(folder, 'haven.csv')), wanted), wanted)
  }

  const unpacked = unzipSync(readFileSync(await take('package', 'package.zip')))
  mkdirSync(join(folder, 'package/data'), { recursive: true })
  for (const [name, bytes] of Object.entries(unpacked)) writeFileSync(join(folder, 'package', name), bytes)
  const made = (['Rscript example.R', 'python3 example.py'] as const).map((command) => {
    const [program = '', script = ''] = command.split(' ')
    execFileSync(program, [script], { cwd: join(folder, 'package'), stdio: 'pipe' })
    return readFileSync(join(folder, 'package/tables.csv'), 'utf8')
  })
  broken['R and Python differ'] = Number(made[0] !== made[1])
  const lines = (made[0] ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  facts['lines of tables'] = lines.length
  broken['tables made again'] = lines.filter(([name, question = '', code, n]) => {
    const among = name === 'answers' ? expected.submissions : expected.examples
    const column = `${question}__${code}`
    const count = among.filter((row) => (column in row ? row[column] === '1' : row[question] === code)).length
    return String(count) !== n
  }).length

  const xml = await take('ddi', 'codebook.xml')
  const schema = process.env['DDI_SCHEMA']
  facts['DDI schema given'] = Number(schema !== undefined)
  const checked = spawnSync('xmllint', ['--noout', ...(schema === undefined ? [] : ['--schema', schema]), xml])
  broken['DDI in xmllint'] = Number(checked.status !== 0)
  await store.close()
  return { facts: { ...facts, 'cells held against the store': cells }, broken }
}

function office(folder: string, name: string, opening?: string): void {
  const home = `-env:UserInstallation=file://${join(folder, 'office')}`
  const infilter = opening === undefined ? [] : [`--infilter=${opening}`]
  const args = [
    home,
    '--headless',
    ...infilter,
    '--convert-to',
    name.endsWith('.csv') ? csvFilter.replace(',-1', '') : csvFilter,
  ]
  execFileSync('soffice', [...args, '--outdir', join(folder, 'out'), join(folder, name)], { stdio: 'pipe' })
}

/** LibreOffice and R end lines as Unix does. */
const withLineEnds = (text: string) =>
  text.replace(/("(?:[^"]|"")*")|\r?\n/g, (match, quoted: string | undefined) => quoted ?? (match && '\r\n'))

/** Rows by the place of their column: headings in words may be the same twice. */
const asRows = ([, ...rows]: readonly (readonly string[])[]): readonly ExpectedRow[] =>
  rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(at), cell])))

const havenScript = `
suppressMessages(library(haven))
arguments <- commandArgs(trailingOnly = TRUE)
data <- read_sav(arguments[1])
plain <- function(x) {
  if (inherits(x, "Date")) return(ifelse(is.na(x), "", format(x)))
  if (!is.numeric(x)) return(as.character(x))
  vapply(as.numeric(x), function(v) if (is.na(v)) "" else format(v, digits = 15, scientific = FALSE, trim = TRUE), "")
}
output <- file(arguments[2], "w", encoding = "UTF-8")
write.csv(as.data.frame(lapply(data, plain), check.names = FALSE), output, row.names = FALSE, eol = "\\n")
close(output)
`
