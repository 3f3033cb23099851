import { Endpoint } from '../e2e/support/endpoint.ts'
import { Line } from './a-line.ts'
import { Handed } from './hand-over.ts'
import { compareSets } from './set-check.ts'
import { storedRows } from './stored-rows.ts'
import type { Outcome } from './torture-run.ts'

/** Every first reply is lost on its way back, after the endpoint has committed: the phone sends the same again. */
export async function lostRepliesRun({ replies }: { replies: number }): Promise<Outcome> {
  const endpoint = await Endpoint.start()
  const line = await Line.to(endpoint.port)
  const handed = new Handed()
  try {
    for (let made = 0; made < replies; made += 1) {
      line.loseNextReply()
      await handed.send(line.url)
    }
    const rows = storedRows(endpoint.dataDir)
    return {
      facts: { 'replies lost': handed.tries - replies, acknowledged: handed.acknowledged.size, rows: rows.length },
      broken: compareSets(handed.sent, handed.acknowledged, rows),
    }
  } finally {
    await line.cut()
    await endpoint.kill()
  }
}
