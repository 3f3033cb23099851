import type { ReadWorkbook, Sheet } from '../spreadsheet/workbook.ts'

const separator = /^[\s|:+-]+$/

/**
 * A form as a table in Markdown: a line with the name of a sheet, below it the headings and the rows, each with an empty
 * first cell. `\|` is a bar, a line that begins with `#` is a comment.
 */
export function readMarkdown(text: string): ReadWorkbook {
  const sheets: { name: string; rows: (readonly string[])[] }[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const trimmed = line.trim()
    if (!trimmed.startsWith('|') || trimmed.length < 2 || separator.test(trimmed)) continue
    const [first = '', ...cells] = trimmed
      .slice(1, /[^\\]\|$/.test(trimmed) ? -1 : undefined)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'))
    if (first !== '') sheets.push({ name: first, rows: [] })
    const sheet = sheets.at(-1)
    const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
    if (filled.length > 0) sheet?.rows.push(filled)
  }
  if (sheets.length > 0) return { status: 'ok', workbook: { sheets: sheets satisfies Sheet[] } }
  return {
    status: 'failed',
    message:
      'There is no table in this file. A form in Markdown begins with a line such as "| survey |", below it "| | type | name | label |" and the questions.',
  }
}
