import { escapeXml } from './escape-xml.ts'

export type CellKind = 'text' | 'number' | 'date'

/** Cell styles of `stylesXml`, by their place in it. */
const styles = { text: 1, heading: 2, date: 3 } as const

/** What one cell of a spreadsheet can hold. */
export const maxCellLength = 32_767

/** @returns the XML of a row of headings; cells that are "" are left out */
export function headingRow(cells: readonly string[], letters: readonly string[]): string {
  return `<row r="1">${cells.map((cell, at) => textCell(cell, `${letters[at]}1`, styles.heading)).join('')}</row>`
}

/** @returns the XML of one row; a text longer than a cell can hold ends in an ellipsis */
export function dataRow(
  cells: readonly string[],
  kinds: readonly CellKind[],
  letters: readonly string[],
  row: number,
): string {
  let xml = `<row r="${row}">`
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? ''
    if (cell === '') continue
    const place = `${letters[at]}${row}`
    const kind = kinds[at]
    if (kind === 'number') xml += `<c r="${place}"><v>${cell}</v></c>`
    else xml += kind === 'date' ? dateCell(cell, place) : textCell(cell, place, styles.text)
  }
  return `${xml}</row>`
}

function textCell(text: string, place: string, style: number): string {
  const whole = text.length > maxCellLength ? `${text.slice(0, maxCellLength - 1)}…` : text
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(whole)}</t></is></c>`
}

/** Spreadsheets know no day before 1 January 1900 and a 29 February of that year that never was. */
function dateCell(day: string, place: string): string {
  const days = day < '1900-03-01' ? Number.NaN : Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  return Number.isNaN(days)
    ? textCell(day, place, styles.text)
    : `<c r="${place}" s="${styles.date}"><v>${days}</v></c>`
}
