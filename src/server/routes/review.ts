import type { Context, Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { sha256Hex, uuid } from '../../contract/submission.ts'
import {
  type EditOutcome,
  editRequest,
  type FlaggedPage,
  flaggedKinds,
  type ReviewedSubmission,
  reviewRequest,
  reviewState,
} from '../../contract/submission-review.ts'
import type { StoredSubmission } from '../../store/steering-store.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import { editSubmission } from '../edit-submission.ts'
import { readPlace, writePlace } from '../flagged-place.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { showSubmission } from '../show-submission.ts'

const mostRows = 200
const usualRows = 50
const stillOpen = 'received,hasIssues'

/** Which responses to look at, single responses, what is said of them and mended in them. */
export function reviewRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys, now } = parts

  const find = async (context: Context, sha256 = context.req.query('content') ?? null) => {
    const id = uuid.safeParse(context.req.param('id')?.toLowerCase())
    const isContent = sha256 === null || sha256Hex.safeParse(sha256).success
    return id.success && isContent ? store.submission(id.data, sha256) : null
  }
  const show = (context: Context, stored: StoredSubmission): ReviewedSubmission =>
    showSubmission(
      stored,
      surveys.find(({ id }) => id === stored.surveyId),
      context.req.query('special') === 'yes',
    )

  serveDesk(app, parts, 'coordinatorFlagged', {
    GET: async (context) => {
      const query = context.req.query()
      const survey = query['survey'] === undefined ? surveys[0] : surveys.find(({ id }) => id === query['survey'])
      if (!survey) return problemResponse('unknown_survey')
      const kind = flaggedKinds.find((one) => one === (query['kind'] ?? 'any'))
      const states = (query['review'] ?? stillOpen).split(',').map((state) => reviewState.safeParse(state))
      const limit = Number(query['limit'] ?? usualRows)
      const place = query['after'] === undefined ? null : readPlace(query['after'])
      const errors = [
        ...(kind ? [] : [{ pointer: '/kind', message: `not one of ${flaggedKinds.join(',')}` }]),
        ...(states.every(({ success }) => success) ? [] : [{ pointer: '/review', message: 'not a review state' }]),
        ...(Number.isInteger(limit) && limit >= 1 && limit <= mostRows
          ? []
          : [{ pointer: '/limit', message: `not a number from 1 to ${mostRows}` }]),
        ...(place === undefined ? [{ pointer: '/after', message: 'not made by "next"' }] : []),
      ]
      if (!kind || place === undefined || errors.length > 0) return problemResponse('malformed_request', { errors })
      const which = { surveyId: survey.id, kind, states: [...new Set(states.flatMap(({ data }) => data ?? []))] }
      const found = await store.flagged(which, place, limit + 1)
      const { flagged, byReview } = await store.counts(survey.id)
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      const next =
        found.length > rows.length && last
          ? `${routes.coordinatorFlagged}?${new URLSearchParams({ ...query, after: writePlace(last) })}`
          : null
      return context.json<FlaggedPage>({
        counts: [...flagged, ...byReview.map(({ key, received }) => ({ key: 'all', split: key, number: received }))],
        rows: rows.map(({ groupedBy: _, ...row }) => row),
        next,
      })
    },
  })

  serveDesk(app, parts, 'coordinatorSubmission', {
    GET: async (context, caller) => {
      const stored = await find(context)
      if (!stored) return problemResponse('unknown_submission')
      const shown = show(context, stored)
      const details = { special: !shown.isWithoutSpecial, version: shown.edits }
      await record(parts, caller, { action: 'submission_read', subject: shown.instanceId, details })
      return context.json<ReviewedSubmission>(shown)
    },
  })

  serveDesk(app, parts, 'coordinatorReview', {
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, reviewRequest)
      if (body.status === 'refused') return body.response
      const { sha256, seen, state, comment } = body.value
      if (state === undefined && comment.trim() === '')
        return problemResponse('malformed_request', {
          errors: [{ pointer: '', message: 'neither a state nor a comment' }],
        })
      const before = await find(context, sha256)
      if (!before) return problemResponse('unknown_submission')
      const { instanceId, reviewState: from } = before.row
      const time = now()
      const deed = { instanceId, sha256, seen, who: caller.name, at: time.getTime(), comment: comment.trim() }
      const result = await store.review(deed, state ?? null, dayOf(time))
      if (result !== 'done') return problemResponse(result === 'unknown' ? 'unknown_submission' : 'changed_meanwhile')
      // What the comment says stands with the response, and goes with it.
      const details = { from, to: state ?? from, comment: comment.trim() !== '' }
      await record(parts, caller, { action: 'submission_reviewed', subject: instanceId, details })
      const after = await find(context, sha256)
      return after ? context.json<ReviewedSubmission>(show(context, after)) : problemResponse('unknown_submission')
    },
  })

  serveDesk(app, parts, 'coordinatorEdits', {
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, editRequest)
      if (body.status === 'refused') return body.response
      const stored = await find(context, body.value.sha256)
      if (!stored) return problemResponse('unknown_submission')
      const isWithSpecial = context.req.query('special') === 'yes'
      const edited = await editSubmission(stored, body.value, caller, isWithSpecial, parts)
      return edited instanceof Response ? edited : context.json<EditOutcome>(edited)
    },
  })
}
