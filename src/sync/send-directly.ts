import type { Envelope } from '../contract/submission.ts'
import { outboxRowOf } from '../queue/index.ts'
import { send } from './send.ts'

/**
 * Sends a response from memory, where the browser keeps nothing. Each part in a request of its own, as from the outbox.
 * @returns true only when the endpoint has given a matching receipt for every part; a later try may repeat those it has
 */
export async function sendDirectly(envelopes: readonly Envelope[], baseUrl = ''): Promise<boolean> {
  for (const envelope of envelopes) {
    const result = await send([await outboxRowOf(envelope)], { baseUrl })
    if (result.status !== 'answered' || result.receipts.length !== 1) return false
  }
  return true
}
