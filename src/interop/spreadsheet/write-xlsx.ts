import { strToU8, zipSync } from 'fflate'
import { columnLetters } from './workbook.ts'

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

/** What one cell of a spreadsheet can hold. */
const maxCellLength = 32_767

/**
 * An .xlsx file with sheets of text and numbers. The same sheets give the same bytes: no time and no name is written.
 * @throws RangeError for a text that no cell can hold
 * @source ECMA-376 part 1 (SpreadsheetML), part 2 (packages)
 */
export function writeXlsx(sheets: readonly NewSheet[]): Uint8Array {
  const names = sheetNames(sheets)
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(names)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)] as const),
  ])
  const files = Object.fromEntries([...parts].map(([path, xml]) => [path, strToU8(`${xmlHead}${xml}`)]))
  return zipSync(files, { level: 6, mtime: '1980-01-01T00:00:00' })
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** As a spreadsheet allows them: 31 characters, none of []:*?/\, each once whatever its case. */
function sheetNames(sheets: readonly NewSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }) => {
    const plain = name.replace(/[[\]:*?/\\]/g, '_').slice(0, 31) || 'sheet'
    let free = plain
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${plain.slice(0, 31 - `~${n}`.length)}~${n}`
    taken.add(free.toLowerCase())
    return free
  })
}

function contentTypes(count: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: count },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return [
    `<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    ...sheets,
    '</Types>',
  ].join('')
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

const stylesXml = [
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>`,
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0"/>',
  // 49 is "text", so that nobody's spreadsheet makes a date of an answer such as 1-2.
  '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>',
].join('')

function sheetXml({ rows, headRows = 1, isRightToLeft = false }: NewSheet): string {
  const pane =
    headRows > 0 && rows.length > headRows
      ? `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : ''
  const columns = widths(rows).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    `<worksheet xmlns="${main}"><sheetViews>`,
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
    return `<c ${place} t="inlineStr" s="${isHead ? 2 : 1}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  })
  return `<row r="${index + 1}">${cells.join('')}</row>`
}

/** What XML cannot hold is written as `_x001B_`, and so is what already looks like that. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(notForXml, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Control characters except tab and line feed, halves of characters, and two that XML leaves out. */
const notForXml = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
