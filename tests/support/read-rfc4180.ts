/** The cells of a CSV file by the letter of the standard, and nothing that a lenient reader would forgive. */
export function readRfc4180(text: string): string[][] {
  const rows: string[][] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (!match) throw new Error(`not RFC 4180 at character ${at}: ${JSON.stringify(text.slice(at, at + 40))}`)
    const [, raw = '', end] = match
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  if (row.length > 0) throw new Error('the last line has no end')
  return rows
}
