import { Archive } from './archive.ts'
import { isDateFormat } from './cell-text.ts'
import { type CellStyles, readSheet } from './read-sheet.ts'
import { attributeOf, readXml } from './read-xml.ts'
import { UnreadableFile } from './unreadable-file.ts'
import type { ReadWorkbook, Sheet } from './workbook.ts'

/**
 * The text of all sheets of an .xlsx, in their order: formats, formulas and pictures are left behind.
 * A hostile file (zip bomb, entity bomb, a million empty rows) ends in a sentence, not in a full memory.
 * @source ECMA-376 part 1 (SpreadsheetML)
 */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const kind = kindOf(bytes)
  if (kind !== 'zip') return { status: 'failed', message: refusals[kind] }
  try {
    return { status: 'ok', workbook: { sheets: readSheets(new Archive(bytes)) } }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const message = `This .xlsx file cannot be read: ${error.message}. Open it in a spreadsheet program and save it again as .xlsx.`
    return { status: 'failed', message }
  }
}

const refusals = {
  empty: 'The file is empty.',
  'old-excel':
    'This is an old .xls file or one protected by a password. Open it in a spreadsheet program and save it as .xlsx without a password.',
  other: 'This is no .xlsx file. Save the form as .xlsx, or as a table in Markdown (.md).',
} as const

function kindOf(bytes: Uint8Array): 'zip' | keyof typeof refusals {
  const [a, b, c, d] = bytes
  if (bytes.length === 0) return 'empty'
  if (a === 0x50 && b === 0x4b) return 'zip'
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0 ? 'old-excel' : 'other'
}

function readSheets(archive: Archive): Sheet[] {
  const workbookPath = targets(archive, '_rels/.rels', '').get('officeDocument')?.[0]?.path ?? 'xl/workbook.xml'
  if (!archive.has(workbookPath)) throw new UnreadableFile('it is a zip file without a workbook in it')
  const folder = workbookPath.replace(/[^/]*$/, '')
  const name = workbookPath.slice(folder.length)
  const related = targets(archive, `${folder}_rels/${name}.rels`, folder)
  const paths = new Map([...related.values()].flat().map(({ id, path }) => [id, path]))
  const texts = sharedTexts(archive, related.get('sharedStrings')?.[0]?.path)
  const dates = dateStyles(archive, related.get('styles')?.[0]?.path)
  const sheets: Sheet[] = []
  const styles = { texts, dates, isFrom1904: false }
  for (const event of readXml(archive.text(workbookPath))) {
    if (event.kind !== 'open') continue
    if (event.name === 'workbookPr') styles.isFrom1904 = /^(1|true)$/.test(attributeOf(event, 'date1904') ?? '')
    if (event.name !== 'sheet') continue
    const path = paths.get(relationOf(event.attributes))
    if (path?.includes('/worksheets/') !== false && path !== undefined) {
      sheets.push({
        name: attributeOf(event, 'name') ?? '',
        rows: readSheet(archive.text(path), styles satisfies CellStyles),
      })
    }
  }
  if (sheets.length === 0) throw new UnreadableFile('it has no sheets')
  return sheets
}

// `sheetId` and `r:id` both end in "id", and only the one with a prefix is meant.
const relationOf = (attributes: string): string => /\s[^\s:="']+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''

/** What a part points to, by kind. */
function targets(archive: Archive, path: string, folder: string): Map<string, { id: string; path: string }[]> {
  const found = new Map<string, { id: string; path: string }[]>()
  if (!archive.has(path)) return found
  for (const event of readXml(archive.text(path))) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue
    const kind = (attributeOf(event, 'Type') ?? '').replace(/^.*\//, '')
    const target = attributeOf(event, 'Target') ?? ''
    const resolved = target.startsWith('/') ? target.slice(1) : `${folder}${target}`
    found.set(kind, [...(found.get(kind) ?? []), { id: attributeOf(event, 'Id') ?? '', path: resolved }])
  }
  return found
}

function sharedTexts(archive: Archive, path: string | undefined): string[] {
  const texts: string[] = []
  if (path === undefined || !archive.has(path)) return texts
  let text = ''
  let isText = false
  let isReading = false
  for (const { kind, name, text: piece } of readXml(archive.text(path))) {
    if (name === 't') isText = kind === 'open'
    // What stands in rPh says how Japanese is pronounced.
    else if (name === 'rPh') isReading = kind === 'open'
    else if (name === 'si' && kind === 'open') text = ''
    else if (name === 'si') texts.push(text)
    else if (kind === 'text' && isText && !isReading) text += piece
  }
  return texts
}

/** Which cell styles show a day or a time. */
function dateStyles(archive: Archive, path: string | undefined): boolean[] {
  const dates: boolean[] = []
  if (path === undefined || !archive.has(path)) return dates
  const codes = new Map<number, string>()
  let isInCellStyles = false
  for (const event of readXml(archive.text(path))) {
    if (event.name === 'cellXfs') isInCellStyles = event.kind === 'open'
    if (event.kind !== 'open') continue
    if (event.name === 'numFmt')
      codes.set(Number(attributeOf(event, 'numFmtId')), attributeOf(event, 'formatCode') ?? '')
    if (event.name !== 'xf' || !isInCellStyles) continue
    const id = Number(attributeOf(event, 'numFmtId') ?? 0)
    dates.push(isDateFormat(id, codes.get(id)))
  }
  return dates
}
