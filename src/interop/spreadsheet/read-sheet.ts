import { dateText, numberText } from './cell-text.ts'
import { attributeOf, readXml } from './read-xml.ts'
import { UnreadableFile } from './unreadable-file.ts'

export interface CellStyles {
  readonly texts: readonly string[]
  /** By style: whether it shows a day or a time. */
  readonly dates: readonly boolean[]
  readonly isFrom1904: boolean
}

/** More than any form or export here has; an empty row that only carries a format counts as nothing. */
const maxCells = 2_000_000
const maxRows = 1_048_576
const maxColumns = 16_384

const none: readonly string[] = []

/** The text of each cell of a sheet's XML; what follows the last filled cell or row is left out. */
export function readSheet(xml: string, styles: CellStyles): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  let row: string[] = []
  let rowIndex = -1
  let columnIndex = -1
  let count = 0
  let cell = { type: 'n', style: 0, text: '', value: '' }
  let takes: 'value' | 'text' | null = null
  for (const event of readXml(xml)) {
    const { kind, name } = event
    if (kind === 'text') {
      if (takes !== null) cell[takes] += event.text
      continue
    }
    const isOpen = kind === 'open'
    if (name === 'row' && isOpen) {
      rowIndex = Number(attributeOf(event, 'r') ?? rowIndex + 2) - 1
      if (!(rowIndex >= rows.length - 1 && rowIndex < maxRows)) throw new UnreadableFile('its rows are out of order')
      row = []
      columnIndex = -1
    } else if (name === 'row') {
      if (row.length === 0) continue
      while (rows.length < rowIndex) rows.push(none)
      rows[rowIndex] = row
    } else if (name === 'c' && isOpen) {
      columnIndex = columnOf(attributeOf(event, 'r')) ?? columnIndex + 1
      if (columnIndex >= maxColumns) throw new UnreadableFile('it has more columns than a sheet can have')
      cell = { type: attributeOf(event, 't') ?? 'n', style: Number(attributeOf(event, 's') ?? 0), text: '', value: '' }
    } else if (name === 'c') {
      const text = textOf(cell, styles)
      if (text === '') continue
      count += columnIndex + 1 - row.length
      if (count > maxCells) throw new UnreadableFile('it has more than two million cells')
      while (row.length < columnIndex) row.push('')
      row[columnIndex] = text
    } else if (name === 'v') takes = isOpen ? 'value' : null
    else if (name === 't') takes = isOpen ? 'text' : null
    else if (name === 'f' || name === 'rPh') takes = null
  }
  return rows
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Za-z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf(
  { type, style, text, value }: { type: string; style: number; text: string; value: string },
  { texts, dates, isFrom1904 }: CellStyles,
): string {
  switch (type) {
    case 's':
      return unescaped(texts[Number(value)] ?? '')
    case 'inlineStr':
      return unescaped(text)
    case 'b':
      return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return value === '' ? '' : dates[style] ? dateText(value, isFrom1904) : numberText(value)
    default:
      // A formula's text, an error such as #REF!, or a day written out.
      return unescaped(value)
  }
}

/** Characters that XML has no way to write stand as `_x000D_`. @source ECMA-376 part 1, section 22.9.2.19 */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
