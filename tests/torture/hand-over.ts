import { createHash } from 'node:crypto'
import { submissionsReply } from '../../src/contract/receipt.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { until } from './until.ts'

/** What phones have sent, and what they were told is received: id -> hash of its bytes. */
export class Handed {
  readonly sent = new Map<string, string>()
  readonly acknowledged = new Map<string, string>()
  tries = 0

  /** Sends new responses in one call, again and again until the reply names each with its hash, as our own app does. */
  async send(url: string, count = 1): Promise<void> {
    const envelopes = Array.from({ length: count }, () => aValidEnvelope({ workshop: 'rba_tbc' }))
    const hashes = envelopes.map(({ payload }) => createHash('sha256').update(payload).digest('hex'))
    for (const [at, { instanceId }] of envelopes.entries()) this.sent.set(instanceId, hashes[at] ?? '')
    await until(async () => {
      this.tries += 1
      const results = await resultsOf(url, envelopes)
      return envelopes.every(
        ({ instanceId }, at) =>
          results[at]?.instanceId === instanceId &&
          results[at]?.sha256 === hashes[at] &&
          results[at]?.state !== 'refused',
      )
    })
    for (const { instanceId } of envelopes) this.acknowledged.set(instanceId, this.sent.get(instanceId) ?? '')
  }
}

async function resultsOf(url: string, submissions: readonly unknown[]) {
  try {
    const response = await fetch(`${url}/api/v1/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ submissions }),
    })
    return submissionsReply.parse(await response.json()).results
  } catch {
    // Nobody there, a line that broke, or no reply of ours: nothing was acknowledged.
    return []
  }
}
