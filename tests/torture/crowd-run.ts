import { Endpoint } from '../e2e/support/endpoint.ts'
import { Handed } from './hand-over.ts'
import { compareSets } from './set-check.ts'
import { storedRows } from './stored-rows.ts'
import type { Outcome } from './torture-run.ts'

/** A hall of phones behind one address whose queues go out at the same moment, in calls as large as phones make them. */
export async function crowdRun({ phones, queued }: { phones: number; queued: number }): Promise<Outcome> {
  const endpoint = await Endpoint.start()
  const handed = new Handed()
  const perCall = 25
  const start = performance.now()
  const phone = async () => {
    for (let left = queued; left > 0; left -= perCall) await handed.send(endpoint.url, Math.min(perCall, left))
  }
  try {
    await Promise.all(Array.from({ length: phones }, phone))
    const seconds = Math.round((performance.now() - start) / 1000)
    const rows = storedRows(endpoint.dataDir)
    const calls = phones * Math.ceil(queued / perCall)
    return {
      facts: { phones, queued, rows: rows.length, 'seconds to drain': seconds },
      broken: { ...compareSets(handed.sent, handed.acknowledged, rows), 'turned away': handed.tries - calls },
    }
  } finally {
    await endpoint.kill()
  }
}
