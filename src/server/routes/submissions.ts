import { setImmediate } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { SubmissionResult, SubmissionsReply } from '../../contract/receipt.ts'
import { routes } from '../../contract/routes.ts'
import { submissionsRequest } from '../../contract/submission.ts'
import type { Arrival, Kept } from '../../store/store.ts'
import { type AppParts, dayOf, serve } from '../app-parts.ts'
import { type Judgement, judgeEnvelope } from '../judge-envelope.ts'
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
      const waitMs = waitFor(senderOf(context), parts.now().getTime(), body.value.submissions.length)
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const day = dayOf(parts.now())
      const judgements: Judgement[] = []
      for (const input of body.value.submissions) {
        const tools = { surveys: parts.surveys, secret: parts.config.secret, check: parts.check }
        judgements.push(quota.judge(judgeEnvelope(input, tools), day))
        // Checking a hundred questionnaires takes a second; others are answered in between.
        await setImmediate()
      }
      const arrivals = judgements.flatMap((judgement) => (judgement.status === 'kept' ? [judgement.arrival] : []))
      // The reply is the acknowledgement: nothing of it is built before this has been committed and flushed.
      const kept = arrivals.length > 0 ? await parts.store.keep(arrivals, day) : []
      for (const [at, arrival] of arrivals.entries()) quota.note(arrival, kept[at], day)
      const results = inOrder(judgements, new Map(arrivals.map((arrival, at) => [arrival, kept[at]])))
      for (const { state, reason } of results) {
        parts.metrics.count('submissions_total', { state })
        for (const code of reason?.split(',') ?? []) parts.metrics.count('submission_reasons_total', { reason: code })
      }
      return context.json<SubmissionsReply>({ results })
    },
  })
}

function inOrder(judgements: readonly Judgement[], kept: ReadonlyMap<Arrival, Kept | undefined>): SubmissionResult[] {
  return judgements.map((judgement) => {
    if (judgement.status === 'refused') return judgement.result
    const { arrival } = judgement
    const result = kept.get(arrival)
    if (!result) throw new Error('the store left an arrival without a result')
    const { state, receivedOn } = result
    const why =
      state === 'quarantined'
        ? { reason: arrival.reasons.join(',') }
        : state === 'conflict'
          ? { reason: 'other_content' }
          : {}
    return { instanceId: judgement.instanceId, sha256: arrival.sha256, state, receivedOn, ...why }
  })
}
