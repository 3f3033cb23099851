import { columnLetters } from '../spreadsheet/workbook.ts'

/** Something that the author of an XLSForm should know, with the cell that it is about. */
export interface BorderFinding {
  /** `error`: the form says something that cannot be meant, or that would lose data. */
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly sheet: string
  /** As the spreadsheet numbers them, from 1. */
  readonly row?: number
  /** The heading as it stands in the sheet; its letter where it has none. */
  readonly column?: string
  /** The letter above the column. */
  readonly letter?: string
}

export type Report = (finding: BorderFinding) => void

/** A cell for `BorderFinding`. @param index 0-based column */
export function cellAt(
  sheet: string,
  row: number,
  index?: number,
  heading?: string,
): Pick<BorderFinding, 'sheet' | 'row' | 'column' | 'letter'> {
  if (index === undefined || index < 0) return { sheet, row }
  const letter = columnLetters(index)
  return { sheet, row, letter, column: heading || letter }
}

/** `survey, row 12, column D (relevant)` */
export function placeOf({ sheet, row, column, letter }: BorderFinding): string {
  const where = [sheet, ...(row === undefined ? [] : [`row ${row}`])]
  if (letter !== undefined) where.push(`column ${letter}${column && column !== letter ? ` (${column})` : ''}`)
  return where.join(', ')
}
