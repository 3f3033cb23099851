import { sha256Hex } from '../sealing/digest.ts'

/** One line of a carry file, without its end. */
export type CarryLine = { readonly sha256: string; readonly text: string }

const hashLength = 64
const beginning = /[0-9a-f]{64} \{"/g

export const toLine = async (value: unknown): Promise<CarryLine> => {
  const text = JSON.stringify(value)
  return { sha256: await sha256Hex(text), text }
}

export const written = ({ sha256, text }: CarryLine): string => `${sha256} ${text}\n`

/** Every line that is as it was written, with its JSON; what is damaged is left out, and costs no other line. */
export async function intactLines(file: string): Promise<(CarryLine & { readonly value: unknown })[]> {
  const lines = await Promise.all(file.split('\n').map(intactIn))
  return lines.flat().map((line) => ({ ...line, value: parseJson(line.text) }))
}

async function intactIn(line: string): Promise<readonly CarryLine[]> {
  const whole = await intact(line.trimEnd())
  if (whole) return [whole]
  // The sign between two lines may be what was damaged, or something was put before the first.
  const starts = [...line.matchAll(beginning)].map(({ index }) => index)
  const pieces = starts.map((start, index) => line.slice(start, starts[index + 1]))
  const found = await Promise.all(
    pieces.map(async (piece) => (await intact(piece)) ?? (await intact(piece.slice(0, -1)))),
  )
  return found.filter((piece) => piece !== null)
}

async function intact(line: string): Promise<CarryLine | null> {
  const sha256 = line.slice(0, hashLength)
  const text = line.slice(hashLength + 1)
  return text.startsWith('{') && (await sha256Hex(text)) === sha256 ? { sha256, text } : null
}

/** @returns undefined where it is no JSON: anybody can write a file and its hashes */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
