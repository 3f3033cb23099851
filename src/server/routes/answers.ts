import type { Hono } from 'hono'
import type { KeptSubmission } from '../../contract/exports.ts'
import type { AnswersPage, AnswersRow } from '../../contract/hooks.ts'
import { routes } from '../../contract/routes.ts'
import { calendarDay, uuid } from '../../contract/submission.ts'
import { reviewState, reviewStates } from '../../contract/submission-review.ts'
import { answersIn } from '../answers-in.ts'
import type { AppParts } from '../app-parts.ts'
import { onlyClasses } from '../only-classes.ts'
import { problemResponse } from '../problem-response.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'

const mostRows = 1000
const usualRows = 500
/** Greater than any hash: of what stands under one id nothing comes again. */
const lastHash = 'g'

/** The answers for programs: page by page in the order of their random ids, so that no page can hide what comes after it. */
export function answersRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys } = parts

  serveDesk(app, parts, 'coordinatorAnswers', {
    GET: async (context, caller) => {
      const query = context.req.query()
      const survey = query['survey'] === undefined ? surveys[0] : surveys.find(({ id }) => id === query['survey'])
      if (!survey) return problemResponse('unknown_survey')
      const errors = faultsOf(query)
      if (errors.length > 0) return problemResponse('malformed_request', { errors })

      const { after, since, special, personal, review, edits } = query
      const limit = Number(query['limit'] ?? usualRows)
      const which = {
        surveyId: survey.id,
        part: 'answers',
        ...(since === undefined ? {} : { from: since }),
        ...(review === undefined ? {} : { review: statesIn(review) }),
        ...(edits === 'original' ? { edits: 'original' as const } : {}),
      }
      const from = after === undefined ? null : { instanceId: after, sha256: lastHash }
      // One more than is shown: only so is it known whether there is a next page.
      const found = await store.submissions(which, from, limit + 1)
      const filter = onlyClasses(survey, { special: special === 'yes', personal: personal === 'yes' })
      const rows = found.slice(0, limit).map((kept) => rowOf(kept, survey.id, filter))
      const last = rows.at(-1)
      const next =
        found.length > rows.length && last
          ? `${routes.coordinatorAnswers}?${new URLSearchParams({ ...query, after: last.instanceId })}`
          : null
      const details = {
        rows: rows.length,
        since: since ?? '',
        special: special === 'yes',
        personal: personal === 'yes',
        ...(review === undefined ? {} : { review: statesIn(review).join(',') }),
        ...(edits === 'original' ? { edits: 'original' } : {}),
      }
      await record(parts, caller, { action: 'answers_taken', subject: survey.id, details })
      if (next) context.header('Link', `<${next}>; rel="next"`)
      return context.json<AnswersPage>({ rows, next })
    },
  })
}

const statesIn = (text: string) => reviewStates.filter((state) => text.split(',').includes(state))

function faultsOf({
  after,
  since,
  limit = '1',
  special = 'yes',
  personal = 'yes',
  review = 'received',
  edits = 'newest',
}: Readonly<Record<string, string>>) {
  const fault = (name: string, message: string, isRight: boolean) => (isRight ? [] : [{ pointer: `/${name}`, message }])
  const isLimit = /^\d{1,4}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= mostRows
  return [
    ...fault('after', 'not an instance ID', after === undefined || uuid.safeParse(after).success),
    ...fault('since', 'not a day', since === undefined || calendarDay.safeParse(since).success),
    ...fault('limit', `not a number from 1 to ${mostRows}`, isLimit),
    ...fault('special', 'not "yes"', special === 'yes'),
    ...fault(
      'review',
      `not some of ${reviewStates.join(',')}`,
      review.split(',').every((state) => reviewState.safeParse(state).success),
    ),
    ...fault('edits', 'not "newest" or "original"', edits === 'newest' || edits === 'original'),
    ...fault('personal', 'not "yes"', personal === 'yes'),
  ]
}

function rowOf(kept: KeptSubmission, surveyId: string, filter: (answers: object) => AnswersRow['answers']): AnswersRow {
  const { instanceId, sha256, formVersion, language, completedOn, receivedOn, workshop, channel, mode } = kept
  const clear = {
    instanceId,
    sha256,
    surveyId,
    formVersion,
    language,
    completedOn,
    receivedOn,
    workshop,
    channel,
    mode,
  }
  const answers = kept.payloadType === 'json' ? answersIn(kept.payload) : null
  return {
    ...clear,
    counts: kept.counted === true,
    reasons: [...kept.reasons],
    reviewState: kept.reviewState ?? 'received',
    edits: kept.editCount,
    answers: answers && filter(answers),
  }
}
