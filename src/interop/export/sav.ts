import { CaseWriter } from '../spss/cases.ts'
import { dictionary, opening, signature } from '../spss/dictionary.ts'
import { maxWidth, type Variable, variableName } from '../spss/variable.ts'
import type { Column } from './column.ts'
import type { ExportWords } from './export-words.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'
import type { ReadSubmission } from './read-submission.ts'
import { uniqueNames } from './unique-names.ts'

/** So many rows are measured for each byte that goes out meanwhile. */
const rowsPerByte = 20_000

/**
 * One table as an SPSS data file. Codes stay codes, with their words as value labels. A file of this kind says
 * beforehand how long the longest text of each variable is, so the submissions are read twice. What every such file
 * begins with goes out during the first time, at once and then byte by byte: what is silent for minutes is given up.
 */
export async function* sav(plan: ExportPlan, table: PlannedTable, passes: Passes): AsyncGenerator<Uint8Array> {
  const measured = new Measured(table)
  let begun = signature.length
  yield opening.subarray(0, begun)
  for await (const page of passes()) {
    measured.add(page)
    if (measured.cases < (begun - signature.length + 1) * rowsPerByte || begun === opening.length) continue
    yield opening.subarray(begun, begun + 1)
    begun += 1
  }
  const { widths, cases } = measured
  const names = uniqueNames(
    table.columns.map(({ name }) => variableName(name)),
    64,
  )
  const variables = table.columns.map((column, at) =>
    variableOf(column, names[at] ?? column.name, widths[at] ?? 1, plan.words),
  )
  const title = `${plan.surveyId} ${table.title}`
  yield dictionary(variables, { day: plan.takenOn, title, cases }).subarray(begun)
  const writer = new CaseWriter(variables)
  for await (const page of passes())
    for (const submission of page)
      for (const cells of table.rows(submission)) {
        writer.add(cells)
        const done = writer.take(false)
        if (done) yield done
      }
  const rest = writer.take(true)
  if (rest) yield rest
}

/** How many rows a table has, and how many bytes the longest text of each column takes. */
class Measured {
  readonly #table: PlannedTable
  readonly #texts: readonly number[]
  readonly widths: number[]
  cases = 0

  constructor(table: PlannedTable) {
    this.#table = table
    this.#texts = table.columns.flatMap(({ kind }, at) => (kind === 'text' ? [at] : []))
    this.widths = table.columns.map(({ kind, field }) =>
      kind === 'text'
        ? Math.max(1, ...(field?.type === 'select_one' ? field.choices.map((code) => Buffer.byteLength(code)) : []))
        : 0,
    )
  }

  add(page: readonly ReadSubmission[]): void {
    for (const submission of page)
      for (const cells of this.#table.rows(submission)) {
        this.cases += 1
        for (const at of this.#texts) {
          const width = this.widths[at] ?? 0
          const cell = cells[at] ?? ''
          // A character takes at most three bytes for each of its UTF-16 units: most cells need no counting.
          if (cell.length * 3 > width) this.widths[at] = Math.max(width, Math.min(maxWidth, Buffer.byteLength(cell)))
        }
      }
  }
}

function variableOf({ label, kind, field, role }: Column, name: string, width: number, words: ExportWords): Variable {
  const list = field?.list ?? null
  return {
    name,
    label,
    width,
    format: kind === 'text' ? 'text' : kind === 'date' ? 'day' : field?.type === 'decimal' ? 'decimal' : 'whole',
    measure: kind === 'number' || kind === 'date' ? 'scale' : 'nominal',
    valueLabels:
      kind === 'flag'
        ? [
            [1, words.text('exports.yes.value')],
            [0, words.text('exports.no.value')],
          ]
        : role === 'answer' && field?.type === 'select_one' && list !== null
          ? field.choices.map((code) => [code, words.choice(list, code)])
          : [],
  }
}
