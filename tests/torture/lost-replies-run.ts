import { Endpoint } from '../e2e/support/endpoint.ts'
import { Line } from './a-line.ts'
import { Handed } from './hand-over.ts'
import { compareSets } from './set-check.ts'
import { storedRows } from './stored-rows.ts'
import type { Outcome } from './torture-run.ts'

/** Every first reply is lost on its way back, after the endpoint has committed: the phone sends the same again. */
export async function lostRepliesRun({ phones, each }: { phones: number; each: number }): Promise<Outcome> {
  const endpoint = await Endpoint.start()
  const lines = await Promise.all(Array.from({ length: phones }, () => Line.to(endpoint.port)))
  const handed = new Handed()
  const phone = async (line: Line) => {
    for (let made = 0; made < each; made += 1) {
      line.loseNextReply()
      await handed.send(line.url)
    }
  }
  try {
    await Promise.all(lines.map(phone))
    const rows = storedRows(endpoint.dataDir)
    const acknowledged = handed.acknowledged.size
    return {
      facts: { 'replies lost': handed.tries - acknowledged, acknowledged, rows: rows.length },
      broken: compareSets(handed.sent, handed.acknowledged, rows),
    }
  } finally {
    for (const line of lines) await line.cut()
    await endpoint.kill()
  }
}
