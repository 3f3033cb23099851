import { readFileSync } from 'node:fs'
import { streamZip, type ZipPart } from '../spreadsheet/stream-zip.ts'
import { codebookHtml } from './codebook-html.ts'
import { csv } from './csv.ts'
import { ddi } from './ddi.ts'
import type { ExportWords } from './export-words.ts'
import { formulaSafe } from './formula-safe.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan } from './plan-export.ts'

/**
 * Data, codebook and two scripts that make the tables again, in R and in Python, as one zip archive.
 * @param translations words of every language, the one of the export first
 * @param isLarge whether a file may grow beyond 4 GiB
 */
export function dataPackage(
  plan: ExportPlan,
  passes: Passes,
  translations: readonly [ExportWords, ...ExportWords[]],
  isLarge: boolean,
): AsyncGenerator<Uint8Array> {
  return streamZip(parts(plan, passes, translations, isLarge))
}

function* parts(
  plan: ExportPlan,
  passes: Passes,
  translations: readonly [ExportWords, ...ExportWords[]],
  isLarge: boolean,
): Generator<ZipPart> {
  yield file('README.txt', readme(plan))
  yield file('codebook.html', codebookHtml(plan))
  yield file('codebook.xml', ddi(plan, translations))
  yield file('columns.csv', columnsCsv(plan))
  yield file('codes.csv', codesCsv(plan))
  yield file('example.R', script('example.R'))
  yield file('example.py', script('example.py'))
  for (const table of plan.tables)
    yield { name: `data/${table.title}.csv`, content: () => csv(plan, table, passes), isLarge }
}

const script = (name: string) => readFileSync(new URL(`./scripts/${name}`, import.meta.url), 'utf8')

const file = (name: string, text: string): ZipPart => ({
  name,
  async *content() {
    yield Buffer.from(text)
  },
})

function readme({ words, tables, surveyId, takenOn }: ExportPlan): string {
  const lines = [
    `${words.label('') ?? surveyId} (${surveyId}, ${takenOn})`,
    '',
    ...tables.map(({ title, label }) => `data/${title}.csv – ${label}`),
    ...['codebook.html', 'codebook.xml', 'columns.csv', 'codes.csv', 'example.R', 'example.py'].map(
      (name) => `${name} – ${words.text(`exports.package.${name.replace('.', '_')}`)}`,
    ),
    '',
    words.text('exports.package.run'),
    '  Rscript example.R',
    '  python3 example.py',
    '',
  ]
  // With a byte order mark, so that every editor reads Arabic.
  return `\uFEFF${lines.join('\r\n')}`
}

const cell = (text: string) => `"${formulaSafe(text).replaceAll('"', '""')}"`
const csvText = (rows: readonly (readonly string[])[]) =>
  `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`

/** What each column is, for programs. */
function columnsCsv({ tables, query }: ExportPlan): string {
  const head = ['table', 'column', 'kind', 'role', 'question', 'choice', 'neutralised', 'label']
  const rows = tables.flatMap(({ title, columns }) =>
    columns.map(({ name, kind, role, field, choice, label }) => [
      title,
      name,
      kind,
      role,
      field?.name ?? '',
      choice ?? '',
      query.formulas === 'text' && kind === 'text' ? '1' : '0',
      label,
    ]),
  )
  return csvText([head, ...rows])
}

/** The words of every code, for programs. */
function codesCsv({ tables, words }: ExportPlan): string {
  const rows = tables.flatMap(({ title, columns }) =>
    columns.flatMap(({ name, role, field }) =>
      role === 'answer' && field?.type === 'select_one'
        ? field.choices.map((code) => [title, name, code, words.choice(field.list ?? '', code)])
        : [],
    ),
  )
  return csvText([['table', 'column', 'code', 'label'], ...rows])
}
