import type { Hono } from 'hono'
import { type WithdrawalReply, withdrawalRequest } from '../../contract/receipt.ts'
import { routes } from '../../contract/routes.ts'
import { type AppParts, dayOf, serve } from '../app-parts.ts'
import { askingHub } from '../asking-hub.ts'
import { receiptKey } from '../judge-envelope.ts'
import { problemResponse } from '../problem-response.ts'
import { createSenderLimit } from '../rate-limit.ts'
import { readBody } from '../read-body.ts'
import { createSenders } from '../sender.ts'

/** Far above what four parts for each of some thousand people need; below what fills a disk or finds a code by trying. */
const perSender = { atMost: 600, withinMs: 10 * 60_000 }
const overall = { atMost: 6000, withinMs: 10 * 60_000 }

export function withdrawalRoutes(app: Hono, parts: AppParts): void {
  const waitFor = createSenderLimit(perSender, overall)
  const senderOf = createSenders(parts)

  serve(app, routes.withdrawals, {
    POST: async (context) => {
      const body = await readBody(context.req.raw, withdrawalRequest)
      if (body.status === 'refused') return body.response
      const hub = await askingHub(context, parts)
      if (hub.status === 'unknown') return problemResponse('unknown_hub')
      const waitMs = hub.status === 'known' ? 0 : waitFor(senderOf(context), parts.now().getTime())
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const { receiptHash } = body.value
      const key = receiptKey(parts.config.secret, receiptHash)
      await parts.store.withdraw(key, dayOf(parts.now()), parts.hub ? receiptHash : undefined)
      parts.hub?.arrived()
      parts.metrics.count('withdrawals_total')
      // The same for a code that nobody holds: whoever tries codes learns nothing.
      return context.json({ status: 'accepted' } satisfies WithdrawalReply, 202)
    },
  })
}
