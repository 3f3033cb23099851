import { expect, it } from 'vitest'
import { submissionsReply } from '../../src/contract/receipt.ts'
import { aServer } from '../support/a-server.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { eachStore } from '../support/each-store.ts'

const kills = 3
const phones = 8

eachStore((database) => {
  it('has every submission that it acknowledged, exactly once, however often it is killed while phones send', async () => {
    const { settings, query } = await database()
    const env = { DATA_DIR: settings.dataDir, ...(settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {}) }
    const acknowledged: string[] = []
    for (let round = 0; round < kills; round += 1) {
      const server = aServer(env)
      const url = await server.url
      const before = acknowledged.length
      let killed: Promise<unknown> | null = null
      const sendUntilKilled = async () => {
        for (;;) {
          const envelope = aValidEnvelope()
          const states = await send(url, envelope)
          if (states === null) return
          acknowledged.push(envelope.instanceId)
          // While the others are in the middle of theirs.
          if (acknowledged.length - before >= 20) killed ??= server.kill('SIGKILL')
        }
      }
      await Promise.all(Array.from({ length: phones }, sendUntilKilled))
      await killed
    }
    const server = aServer(env)
    await server.url
    await server.kill('SIGTERM')
    const rows = (await query('select instance_id from answers')).map((row) => row['instance_id'])
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 20)
    expect(new Set(rows).size).toBe(rows.length)
    expect(acknowledged.filter((id) => !rows.includes(id))).toEqual([])
  }, 90_000)
})

/** @returns null when no reply came: nothing was acknowledged */
async function send(url: string, envelope: unknown): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`${url}/api/v1/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ submissions: [envelope] }),
    })
    return submissionsReply.parse(await response.json()).results.map(({ state }) => state)
  } catch {
    // The connection broke: the server is gone.
    return null
  }
}
