import { readXlsx } from '../spreadsheet/read-xlsx.ts'
import type { ReadWorkbook } from '../spreadsheet/workbook.ts'
import { readMarkdown } from './read-markdown.ts'
import { type ReadXlsform, readXlsform } from './read-xlsform.ts'

/**
 * A form from a file: `.xlsx`, or a table in Markdown. What the file holds decides, not what it is called.
 * @param fileName with or without folder and ending; it gives the form its id where the form has none
 */
export function readFormFile(bytes: Uint8Array, fileName: string): ReadXlsform {
  const read = readWorkbook(bytes)
  if (read.status === 'failed') return read
  const stem = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  return readXlsform(read.workbook, stem)
}

function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const start = new TextDecoder().decode(bytes.subarray(0, 5000))
  return start.split('|').length > 5 && !start.includes('\u0000')
    ? readMarkdown(new TextDecoder().decode(bytes))
    : readXlsx(bytes)
}
