import type { LedgerBook } from '../queue/facilitator.ts'
import { isIntact, type Queue } from '../queue/index.ts'
import { withLock } from './lock.ts'
import { send } from './send.ts'
import type { WaitReason } from './sync-state.ts'

/**
 * What came of trying one record alone.
 *
 * | status | meaning |
 * |---|---|
 * | received | it has its receipt |
 * | refused | the endpoint does not take it; it needs attention, with this reason |
 * | unreadable | the disk has changed it, or the browser cannot read it; there is nothing to send |
 * | later | it waits; the endpoint cannot be reached or takes nothing now |
 */
export type SendOneResult =
  | { readonly status: 'received' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unreadable' }
  | { readonly status: 'later'; readonly reason: WaitReason }

type SendOne = {
  readonly queue: Pick<Queue, 'recordReceipts' | 'recordAttention' | 'markSending' | 'tryLease' | 'fileOf'>
  readonly book: Pick<LedgerBook, 'takeBack' | 'held'>
  readonly baseUrl?: string
}

/** Tries one record now, whatever it was kept back for, and leaves all others as they are. Never rejects. */
export async function sendOne(instanceId: string, { queue, book, baseUrl = '' }: SendOne): Promise<SendOneResult> {
  try {
    await book.takeBack(instanceId)
    return (await withLock(queue, attempt)) ?? { status: 'later', reason: 'elsewhere' }
  } catch {
    return { status: 'later', reason: 'storage' }
  }

  async function attempt(): Promise<SendOneResult> {
    const [row] = await book.held([instanceId])
    if (!row || !(await isIntact(row))) {
      await queue.recordAttention(instanceId, 'damaged')
      return { status: 'unreadable' }
    }
    const settled = queue.markSending([row])
    try {
      const result = await send([row], { baseUrl, fileOf: queue.fileOf })
      if (result.status === 'later') return { status: 'later', reason: result.reason }
      if (result.status === 'answered') await queue.recordReceipts(result.receipts)
      if (result.status === 'answered' && result.receipts.length > 0) return { status: 'received' }
      const mayPass = result.status === 'answered' ? result.refused.length === 0 : result.mayPass
      if (mayPass) return { status: 'later', reason: 'endpoint' }
      const reason = (result.status === 'answered' ? result.refused[0]?.reason : result.reason) ?? 'refused'
      await queue.recordAttention(instanceId, reason)
      return { status: 'refused', reason }
    } finally {
      settled()
    }
  }
}
