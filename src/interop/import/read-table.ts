import { readCsv } from '../read-csv.ts'
import { readXlsx } from '../spreadsheet/read-xlsx.ts'

export interface ImportSheet {
  /** "" for a CSV file. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly {
    /** As the spreadsheet numbers it, from 1. */
    readonly number: number
    readonly cells: readonly string[]
  }[]
}

/** @returns null for what is neither a workbook nor a table in UTF-8 */
export function readTable(bytes: Uint8Array): readonly ImportSheet[] | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const read = readXlsx(bytes)
    return read.status === 'ok' ? read.workbook.sheets.flatMap(({ name, rows }) => sheetOf(name, rows)) : null
  }
  const text = decode(bytes)
  // A workbook of old, a picture or a PDF is no table, whatever somebody called it.
  if (text === null || text.includes('\0')) return null
  return sheetOf('', readCsv(text))
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Another encoding. To guess one would put other letters into people's answers.
    return null
  }
}

/** The first row that holds anything is the headings; rows without anything are none. */
function sheetOf(name: string, rows: readonly (readonly string[])[]): readonly ImportSheet[] {
  const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '')
  const head = rows.findIndex(isFilled)
  const headings = rows[head]
  if (!headings) return []
  const numbered = rows.map((cells, at) => ({ number: at + 1, cells }))
  return [{ name, headings, rows: numbered.slice(head + 1).filter(({ cells }) => isFilled(cells)) }]
}
