import type { Envelope } from '../contract/submission.ts'
import { type OutboxFileRow, outboxRowOf } from '../queue/index.ts'
import { send } from './send.ts'

/**
 * Sends a response from memory, where the browser keeps nothing. Each part in a request of its own, as from the outbox.
 * @returns true only when the endpoint has given a matching receipt for every part; a later try may repeat those it has
 */
export async function sendDirectly(
  envelopes: readonly Envelope[],
  files: readonly OutboxFileRow[] = [],
  baseUrl = '',
): Promise<boolean> {
  const fileOf = async (instanceId: string, sha256: string) =>
    files.find((file) => file.instanceId === instanceId && file.sha256 === sha256)?.content ?? null
  for (const envelope of envelopes) {
    const result = await send([await outboxRowOf(envelope)], { baseUrl, fileOf })
    if (result.status !== 'answered' || result.receipts.length !== 1) return false
  }
  return true
}
