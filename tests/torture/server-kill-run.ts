import { random } from '../bench/survey/random.ts'
import { Endpoint } from '../e2e/support/endpoint.ts'
import { Handed } from './hand-over.ts'
import { compareSets } from './set-check.ts'
import { query, storedRows } from './stored-rows.ts'
import type { Outcome } from './torture-run.ts'
import { until } from './until.ts'

/** The endpoint is killed again and again while phones send, each time after a number of replies that chance decides. */
export async function serverKillRun(plan: { seed: number; phones: number; kills: number }): Promise<Outcome> {
  const chance = random(plan.seed)
  const endpoint = await Endpoint.start()
  const handed = new Handed()
  let isOver = false
  const phone = async () => {
    while (!isOver) await handed.send(endpoint.url)
  }
  const trouble = async () => {
    for (let kill = 0; kill < plan.kills; kill += 1) {
      const goal = handed.acknowledged.size + Math.floor(chance.next() * plan.phones * 8)
      await until(() => handed.acknowledged.size >= goal)
      await endpoint.kill()
      await endpoint.start()
    }
    isOver = true
  }
  try {
    await Promise.all([...Array.from({ length: plan.phones }, phone), trouble()])
    const rows = storedRows(endpoint.dataDir)
    const [integrity] = query(endpoint.dataDir, 'pragma integrity_check') as { integrity_check: string }[]
    return {
      facts: { kills: plan.kills, acknowledged: handed.acknowledged.size, rows: rows.length, tries: handed.tries },
      broken: {
        ...compareSets(handed.sent, handed.acknowledged, rows),
        integrity: integrity?.integrity_check === 'ok' ? 0 : 1,
      },
    }
  } finally {
    isOver = true
    await endpoint.kill()
  }
}
