import { streamZip, type ZipPart } from '../spreadsheet/stream-zip.ts'
import { columnLetters } from '../spreadsheet/workbook.ts'
import { mainNamespace, sheetNames, sheetPath, workbookParts, xmlHead } from '../spreadsheet/xlsx-parts.ts'
import { dataRow, headingRow } from '../spreadsheet/xlsx-row.ts'
import { headingOf } from './csv.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'

/** What a sheet can hold, headings included; further rows go on in a sheet of their own. */
const maxRows = 1_048_576
/** Room enough below the 4 GiB beyond which an archive has to be of a kind that not every spreadsheet opens. */
const maxSheetBytes = 3.5 * 2 ** 30

/**
 * All tables as one workbook, a sheet for the submissions and one for each repeat.
 * @param rowsPerSheet headings included
 */
export function xlsx(plan: ExportPlan, passes: Passes, rowsPerSheet = maxRows): AsyncGenerator<Uint8Array> {
  return streamZip(parts(plan, passes, rowsPerSheet))
}

async function* parts(plan: ExportPlan, passes: Passes, rowsPerSheet: number): AsyncGenerator<ZipPart> {
  const titles: string[] = []
  for (const table of plan.tables) {
    const rows = new Rows(table, passes)
    do {
      yield { name: sheetPath(titles.length), content: () => sheet(plan, table, rows, rowsPerSheet) }
      titles.push(table.title)
    } while (await rows.hasMore())
  }
  for (const [name, xml] of workbookParts(sheetNames(titles)))
    yield {
      name,
      async *content() {
        yield Buffer.from(xml)
      },
    }
}

/** The rows of a table, so many to a sheet. */
class Rows {
  readonly #rows: AsyncIterator<readonly (readonly string[])[]>
  #waiting: readonly (readonly string[])[] = []

  constructor(table: PlannedTable, passes: Passes) {
    this.#rows = rowsOf(table, passes)
  }

  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0) {
      const next = await this.#rows.next()
      if (next.done) return false
      this.#waiting = next.value
    }
    return true
  }

  /** @returns the next rows, at most so many; none when a sheet is full or the table at its end */
  async take(atMost: number): Promise<readonly (readonly string[])[]> {
    if (atMost <= 0 || !(await this.hasMore())) return []
    const taken = this.#waiting.slice(0, atMost)
    this.#waiting = this.#waiting.slice(taken.length)
    return taken
  }
}

async function* rowsOf(table: PlannedTable, passes: Passes): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const page of passes()) yield page.flatMap((submission) => table.rows(submission))
}

async function* sheet(
  { query, words }: ExportPlan,
  { columns }: PlannedTable,
  rows: Rows,
  rowsPerSheet: number,
): AsyncGenerator<Uint8Array> {
  const letters = columns.map((_, at) => columnLetters(at))
  const kinds = columns.map(({ kind }) => (kind === 'flag' ? 'number' : kind))
  const direction = words.language === 'ar' ? ' rightToLeft="1"' : ''
  const headings = columns.map((column) => headingOf(column, query.headers))
  yield Buffer.from(
    [
      xmlHead,
      `<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"${direction}>`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>',
      headingRow(headings, letters),
    ].join(''),
  )
  let written = 1
  let bytes = 0
  while (bytes < maxSheetBytes) {
    const taken = await rows.take(rowsPerSheet - written)
    if (taken.length === 0) break
    const xml = Buffer.from(taken.map((cells, at) => dataRow(cells, kinds, letters, written + at + 1)).join(''))
    written += taken.length
    bytes += xml.length
    yield xml
  }
  yield Buffer.from('</sheetData></worksheet>')
}
