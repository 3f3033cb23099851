import { readXlsx } from '../../../../src/interop/spreadsheet/read-xlsx.ts'
import type { Sheet } from '../../../../src/interop/spreadsheet/workbook.ts'
import { writeXlsx } from '../../../../src/interop/spreadsheet/write-xlsx.ts'
import { readFormFile } from '../../../../src/interop/xlsform/read-form-file.ts'
import type { ReadXlsform } from '../../../../src/interop/xlsform/read-xlsform.ts'
import { writeXlsform } from '../../../../src/interop/xlsform/write-xlsform.ts'

type Read = ReadXlsform & { status: 'ok' }

export function readForm(bytes: Uint8Array | string, name: string): Read {
  const read = readFormFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name)
  if (read.status === 'failed') throw new Error(`${name}: ${read.message}`)
  return read
}

export const exported = ({ definition, words }: Read): Uint8Array => writeXlsx(writeXlsform(definition, words))

/** What must come back after an export and another import. */
export const substance = ({ definition, words }: Read) => ({
  definition,
  words: Object.fromEntries([...words].map(([language, texts]) => [language, Object.fromEntries(texts)])),
})

/** The cells of every sheet, without what nobody can see: spaces alone, and what is empty at the end. */
export function visibleCells(bytes: Uint8Array): Record<string, string[][]> {
  const read = readXlsx(bytes)
  if (read.status === 'failed') throw new Error(read.message)
  return Object.fromEntries(read.workbook.sheets.map(({ name, rows }: Sheet) => [name, visible(rows)]))
}

function visible(rows: readonly (readonly string[])[]): string[][] {
  const filled = rows.map((row) => {
    const cells = row.map((cell) => (cell.trim() === '' ? '' : cell))
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  })
  return filled.slice(0, filled.findLastIndex((row) => row.length > 0) + 1)
}
