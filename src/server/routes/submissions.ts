import type { Hono } from 'hono'
import type { SubmissionsReply } from '../../contract/receipt.ts'
import { routes } from '../../contract/routes.ts'
import { submissionsRequest } from '../../contract/submission.ts'
import { type AppParts, dayOf, serve } from '../app-parts.ts'
import { askingHub, viaOf } from '../asking-hub.ts'
import { judgeAll, settle } from '../judge-call.ts'
import { problemResponse } from '../problem-response.ts'
import { createSenderLimit } from '../rate-limit.ts'
import { readBody } from '../read-body.ts'
import { createSenders } from '../sender.ts'
import { createWorkshopQuota } from '../workshop-quota.ts'

const tenMinutesMs = 10 * 60_000
// Forty phones in one hall with four hundred queued each, in four parts, are 64 000 envelopes behind one address: even
// when all come at once and half of them twice, none has to wait. Only a flood does, and it keeps what it has.
const perSender = { atMost: 100_000, withinMs: tenMinutesMs }
const overall = { atMost: 400_000, withinMs: tenMinutesMs }

export function submissionRoutes(app: Hono, parts: AppParts): void {
  const waitFor = createSenderLimit(perSender, overall)
  const senderOf = createSenders(parts)
  const quota = createWorkshopQuota()

  serve(app, routes.submissions, {
    POST: async (context) => {
      const body = await readBody(context.req.raw, submissionsRequest)
      if (body.status === 'refused') return body.response
      const hub = await askingHub(context, parts)
      if (hub.status === 'unknown') return problemResponse('unknown_hub')
      const calls = body.value.submissions.length
      // A hub that we know brings what a whole hall has collected.
      const waitMs = hub.status === 'known' ? 0 : waitFor(senderOf(context), parts.now().getTime(), calls)
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const day = dayOf(parts.now())
      const judged = await judgeAll(body.value.submissions, parts, viaOf(context))
      const results = await settle(
        judged.map((judgement) => quota.judge(judgement, day)),
        async (arrivals) => {
          const kept = await parts.store.keep(arrivals, day)
          for (const [at, arrival] of arrivals.entries()) quota.note(arrival, kept[at], day)
          parts.hub?.arrived()
          return kept
        },
      )
      const awaiting = judged.flatMap((one) =>
        one.status === 'kept' && one.arrival.attachments?.length ? [one.arrival.instanceId] : [],
      )
      const missing = await parts.store.missingAttachments(awaiting)
      for (const { state, reason } of results) {
        parts.metrics.count('submissions_total', { state })
        for (const code of reason?.split(',') ?? []) parts.metrics.count('submission_reasons_total', { reason: code })
      }
      return context.json<SubmissionsReply>({
        results: results.map((result) => {
          const of = missing.get(result.instanceId?.toLowerCase() ?? '')
          return of ? { ...result, missing: [...of] } : result
        }),
      })
    },
  })
}
