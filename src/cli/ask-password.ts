import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks on the terminal without showing what is typed. @returns null when the person gives up */
export function askPassword(question: string): Promise<string | null> {
  process.stdout.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return firstLine(lines).finally(() => process.stdout.write('\n'))
}

/** The first line of standard input. @returns null when there is none */
export function readPassword(): Promise<string | null> {
  return firstLine(createInterface({ input: process.stdin }))
}

function firstLine(lines: ReturnType<typeof createInterface>): Promise<string | null> {
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => resolve(null))
  })
}
