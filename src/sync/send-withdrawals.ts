import { withdrawalReplyShape } from '../contract/phone-replies.ts'
import { phoneRoutes } from '../contract/phone-routes.ts'
import { callJson } from '../http/index.ts'
import type { Endpoint } from './endpoint.ts'
import { type Later, later } from './later.ts'

/**
 * What came of a run through the withdrawals.
 *
 * | status | meaning |
 * |---|---|
 * | done | the endpoint has taken all of them |
 * | held-up | the endpoint is there and took some or none of them: submissions may still go |
 * | later | nothing can go out now |
 */
export type WithdrawalsResult =
  | { readonly status: 'done' }
  | { readonly status: 'held-up'; readonly retryAfterMs: number | null }
  | Later

export type SendingWithdrawals = {
  readonly waitingWithdrawals: () => Promise<readonly string[]>
  readonly recordWithdrawal: (receiptHash: string) => Promise<void>
}

export type WithdrawalsRun = Endpoint & {
  readonly queue: SendingWithdrawals
  readonly signal?: AbortSignal
  readonly onSending?: () => void
  readonly onContact?: () => void
}

const patienceMs = 30_000
// A hash that the endpoint cannot take is the hash's fault; three in a row are the endpoint's.
const mostStumbles = 3

/** Sends each withdrawal in a request of its own, so that the parts of one person are not named together. */
export async function sendWithdrawals(run: WithdrawalsRun): Promise<WithdrawalsResult> {
  const waiting = await run.queue.waitingWithdrawals()
  let result: WithdrawalsResult = { status: 'done' }
  let stumbles = 0
  for (const receiptHash of waiting) {
    run.onSending?.()
    const reply = await callJson({
      method: 'POST',
      url: run.baseUrl + phoneRoutes.withdrawals,
      body: { receiptHash },
      schema: withdrawalReplyShape,
      yesStatus: 202,
      timeoutMs: patienceMs,
      ...(run.headers ? { headers: run.headers } : {}),
      ...(run.signal ? { signal: run.signal } : {}),
    })
    if (reply.status === 'ok' || reply.status === 'problem') run.onContact?.()
    if (reply.status === 'ok') {
      await run.queue.recordWithdrawal(receiptHash)
      stumbles = 0
      continue
    }
    if (reply.status !== 'problem') return later(reply)
    result = { status: 'held-up', retryAfterMs: reply.retryAfterMs }
    stumbles += 1
    // Asked to wait: withdrawals have a limit of their own, which somebody who tries codes may have used up for all.
    if (reply.retryAfterMs !== null || stumbles === mostStumbles) return result
  }
  return result
}
