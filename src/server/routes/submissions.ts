import { setImmediate } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { SubmissionResult, SubmissionsReply } from '../../contract/receipt.ts'
import { routes } from '../../contract/routes.ts'
import { submissionsRequest } from '../../contract/submission.ts'
import type { Arrival, Kept } from '../../store/store.ts'
import { type AppParts, dayOf, serve } from '../app-parts.ts'
import { type Judgement, judgeEnvelope } from '../judge-envelope.ts'
import { readBody } from '../read-body.ts'

export function submissionRoutes(app: Hono, parts: AppParts): void {
  serve(app, routes.submissions, {
    POST: async (context) => {
      const body = await readBody(context.req.raw, submissionsRequest)
      if (body.status === 'refused') return body.response
      const judgements: Judgement[] = []
      for (const input of body.value.submissions) {
        judgements.push(
          judgeEnvelope(input, { surveys: parts.surveys, secret: parts.config.secret, check: parts.check }),
        )
        // Checking a hundred questionnaires takes a second; others are answered in between.
        await setImmediate()
      }
      const arrivals = judgements.flatMap((judgement) => (judgement.status === 'kept' ? [judgement.arrival] : []))
      // The reply is the acknowledgement: nothing of it is built before this has been committed and flushed.
      const kept = arrivals.length > 0 ? await parts.store.keep(arrivals, dayOf(parts.now())) : []
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
