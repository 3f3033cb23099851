import { createInterface } from 'node:readline'

/** Standard input as parsed JSON, one value per non-empty line; a line that is no JSON comes as its error. */
export async function* readJsonLines(): AsyncGenerator<{ readonly value: unknown } | { readonly error: string }> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    yield parseLine(line)
  }
}

function parseLine(line: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(line) }
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** One line of output per line of input; a reader that goes away early is not our failure. */
export function writeLine(text: string): void {
  process.stdout.write(`${text}\n`)
}
