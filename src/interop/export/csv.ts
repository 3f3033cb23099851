import type { Column } from './column.ts'
import { formulaSafe } from './formula-safe.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'

/** One table as CSV; every cell quoted that is not a number of our own. @source RFC 4180 */
export async function* csv(plan: ExportPlan, table: PlannedTable, passes: Passes): AsyncGenerator<Uint8Array> {
  const { bom, formulas, headers } = plan.query
  const safe = formulas === 'text' ? formulaSafe : (text: string) => text
  const quote = (text: string) => `"${safe(text).replaceAll('"', '""')}"`
  const writers = table.columns.map(({ kind }) => (kind === 'text' ? quoteIn(quote) : asIs))
  const heading = table.columns.map((column) => quote(headingOf(column, headers))).join(',')
  yield Buffer.from(`${bom === 'yes' ? '\uFEFF' : ''}${heading}\r\n`)
  for await (const page of passes()) {
    let text = ''
    for (const submission of page)
      for (const cells of table.rows(submission)) {
        for (let at = 0; at < cells.length; at += 1)
          text += `${at > 0 ? ',' : ''}${writers[at]?.(cells[at] ?? '') ?? ''}`
        text += '\r\n'
      }
    if (text !== '') yield Buffer.from(text)
  }
}

export const headingOf = ({ name, label }: Column, headers: 'names' | 'labels') => (headers === 'labels' ? label : name)

const asIs = (text: string) => text

/** The same codes come again and again; what people wrote themselves does not. */
function quoteIn(quote: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>([['', '']])
  return (text) => {
    if (text.length > 40) return quote(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const quoted = quote(text)
    if (known.size < 500) known.set(text, quoted)
    return quoted
  }
}
