import type { Sheet, Workbook } from '../spreadsheet/workbook.ts'
import { type BorderFinding, cellAt } from './border-finding.ts'
import { type Heading, readHeadings, type SheetKind } from './headings.ts'

export interface TableRow {
  /** As the spreadsheet numbers it: the headings are row 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** A sheet whose first row says what its columns are. */
export class Table {
  readonly name: string
  readonly headings: readonly Heading[]
  /** Without empty rows. */
  readonly rows: readonly TableRow[]
  readonly #byId: ReadonlyMap<string, Heading>

  constructor(kind: SheetKind, sheet: Sheet) {
    const width = sheet.rows.reduce((most, { length }) => Math.max(most, length), 0)
    const head = sheet.rows[0] ?? []
    this.name = sheet.name
    this.headings = readHeadings(
      kind,
      Array.from({ length: width }, (_, index) => head[index] ?? ''),
    )
    this.#byId = new Map(this.headings.map((heading) => [heading.id, heading]))
    this.rows = sheet.rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(1)
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** What stands in the column, as it stands; "" where there is nothing but spaces. */
  raw({ cells }: TableRow, id: string): string {
    const heading = this.#byId.get(id)
    const text = heading ? (cells[heading.index] ?? '') : ''
    return text.trim() === '' ? '' : text
  }

  at(row: number, id?: string): Pick<BorderFinding, 'sheet' | 'row' | 'column' | 'letter'> {
    const heading = id === undefined ? undefined : this.#byId.get(id)
    return cellAt(this.name, row, heading?.index, heading?.text)
  }

  /** Every filled cell of a row, by the column's id. */
  filled({ cells }: TableRow, takes: (heading: Heading) => boolean = () => true): Record<string, string> {
    return Object.fromEntries(
      this.headings.flatMap((heading) => {
        const text = cells[heading.index] ?? ''
        return text.trim() !== '' && takes(heading) ? [[heading.id, text]] : []
      }),
    )
  }
}

/** A sheet by its name, whatever its case. */
export function sheetNamed(workbook: Workbook, name: string): Sheet | undefined {
  return workbook.sheets.find((sheet) => sheet.name.trim().toLowerCase() === name)
}
