import { createRequire } from 'node:module'

/** What is used of the package; its own types cannot be found by way of its `exports`. */
interface Reader {
  open(): Promise<void>
  readAllRows(): Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly meta: {
    readonly sysvars: readonly {
      readonly name: string
      readonly label: string
      readonly printFormat: { readonly typestr: string } | null
    }[]
    getValueLabels(name: string): readonly { readonly val: string | number; readonly label: string }[] | undefined
  }
}

// Its `exports` know `require` only.
const { SavBufferReader } = createRequire(import.meta.url)('sav-reader') as {
  readonly SavBufferReader: new (bytes: Buffer) => Reader
}

/** An SPSS data file by an independent reader: names, then a text per cell, days as `YYYY-MM-DD`. */
export async function readSav(bytes: Buffer): Promise<{ meta: Reader['meta']; table: readonly (readonly string[])[] }> {
  const reader = new SavBufferReader(bytes)
  await reader.open()
  const rows = await reader.readAllRows()
  const variables = reader.meta.sysvars.map(({ name, printFormat }) => ({
    name,
    isDay: printFormat?.typestr === 'SDATE',
  }))
  const cell = (value: unknown, isDay: boolean) => {
    if (value === null || value === undefined) return ''
    return isDay ? new Date(Date.UTC(1582, 9, 14) + Number(value) * 1000).toISOString().slice(0, 10) : String(value)
  }
  return {
    meta: reader.meta,
    table: [
      variables.map(({ name }) => name),
      ...rows.map((row) => variables.map(({ name, isDay }) => cell(row[name], isDay))),
    ],
  }
}

/**
 * A text as the reader gives it back: it decodes eight bytes at a time, and what it cuts apart becomes U+FFFD. Readers
 * that do better are asked in `npm run torture`.
 */
export function inEights(text: string): string {
  const bytes = Buffer.from(text)
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += 255) {
    const piece = bytes.subarray(from, from + 255)
    for (let at = 0; at < piece.length; at += 8) pieces.push(piece.subarray(at, at + 8).toString())
  }
  return pieces.join('')
}
