import { strToU8, zipSync } from 'fflate'
import { escapeXml } from './escape-xml.ts'
import { columnLetters } from './workbook.ts'
import { mainNamespace, sheetNames, sheetPath, workbookParts, xmlHead } from './xlsx-parts.ts'
import { maxCellLength } from './xlsx-row.ts'

/** A text is never read as a formula or a number; a number can be counted with; null is an empty cell. */
export type Cell = string | number | null

export interface NewSheet {
  /** At most 31 characters; what a spreadsheet does not allow in a name is replaced. */
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  /** How many rows at the top stay in place and are bold; 1 where absent. */
  readonly headRows?: number
  /** From right to left, as in Arabic. */
  readonly isRightToLeft?: boolean
}

/**
 * An .xlsx file with sheets of text and numbers. The same sheets give the same bytes: no time and no name is written.
 * @throws RangeError for a text that no cell can hold
 * @source ECMA-376 part 1 (SpreadsheetML), part 2 (packages)
 */
export function writeXlsx(sheets: readonly NewSheet[]): Uint8Array {
  const parts = new Map(workbookParts(sheetNames(sheets.map(({ name }) => name))))
  for (const [at, sheet] of sheets.entries()) parts.set(sheetPath(at), `${xmlHead}${sheetXml(sheet)}`)
  const files = Object.fromEntries([...parts].map(([path, xml]) => [path, strToU8(xml)]))
  return zipSync(files, { level: 6, mtime: '1980-01-01T00:00:00' })
}

function sheetXml({ rows, headRows = 1, isRightToLeft = false }: NewSheet): string {
  const pane =
    headRows > 0 && rows.length > headRows
      ? `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : ''
  const columns = widths(rows).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    `<worksheet xmlns="${mainNamespace}"><sheetViews>`,
    `<sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}>${pane}</sheetView></sheetViews>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
    ...rows.map((row, i) => rowXml(row, i, i < headRows)),
    '</sheetData></worksheet>',
  ].join('')
}

/** Wide enough for the first rows, within reason. */
function widths(rows: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = []
  for (const row of rows.slice(0, 50)) {
    row.forEach((cell, i) => {
      widths[i] = Math.min(60, Math.max(widths[i] ?? 8, String(cell ?? '').length + 2))
    })
  }
  return Array.from(widths, (width) => width ?? 8)
}

function rowXml(row: readonly Cell[], index: number, isHead: boolean): string {
  const cells = row.map((cell, column) => {
    if (cell === null || cell === '') return ''
    const place = `r="${columnLetters(column)}${index + 1}"`
    if (typeof cell === 'number' && Number.isFinite(cell)) return `<c ${place}><v>${cell}</v></c>`
    const text = String(cell)
    if (text.length > maxCellLength)
      throw new RangeError(
        `A cell holds at most ${maxCellLength} characters; row ${index + 1} has one with ${text.length}`,
      )
    return `<c ${place} t="inlineStr" s="${isHead ? 2 : 1}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
  })
  return `<row r="${index + 1}">${cells.join('')}</row>`
}
