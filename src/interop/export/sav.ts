import { CaseWriter } from '../spss/cases.ts'
import { dictionary } from '../spss/dictionary.ts'
import { maxWidth, type Variable, variableName } from '../spss/variable.ts'
import type { Column } from './column.ts'
import type { ExportWords } from './export-words.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'
import { uniqueNames } from './unique-names.ts'

/**
 * One table as an SPSS data file. Codes stay codes, with their words as value labels. A file of this kind says
 * beforehand how long the longest text of each variable is, so the submissions are read twice.
 */
export async function* sav(plan: ExportPlan, table: PlannedTable, passes: Passes): AsyncGenerator<Uint8Array> {
  const { widths, cases } = await measure(table, passes)
  const names = uniqueNames(
    table.columns.map(({ name }) => variableName(name)),
    64,
  )
  const variables = table.columns.map((column, at) =>
    variableOf(column, names[at] ?? column.name, widths[at] ?? 1, plan.words),
  )
  const title = `${plan.surveyId} ${table.title}`
  yield dictionary(variables, { day: plan.takenOn, title, cases })
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

async function measure(table: PlannedTable, passes: Passes): Promise<{ widths: readonly number[]; cases: number }> {
  const widths = table.columns.map(({ kind, field }) =>
    kind === 'text'
      ? Math.max(1, ...(field?.type === 'select_one' ? field.choices.map((code) => Buffer.byteLength(code)) : []))
      : 0,
  )
  let cases = 0
  for await (const page of passes())
    for (const submission of page)
      for (const cells of table.rows(submission)) {
        cases += 1
        for (let at = 0; at < cells.length; at += 1) {
          const width = widths[at] ?? 0
          const cell = cells[at] ?? ''
          // A character takes at most three bytes for each of its UTF-16 units: most cells need no counting.
          if (width > 0 && cell.length * 3 > width)
            widths[at] = Math.max(width, Math.min(maxWidth, Buffer.byteLength(cell)))
        }
      }
  return { widths, cases }
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
