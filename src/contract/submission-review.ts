import * as z from 'zod/mini'
import { calendarDay, sha256Hex } from './submission.ts'

/**
 * What people at the desk say of a response, in the spelling of ODK Central; `received` is where each begins, and where
 * an edit puts it back. `approved` also lets a quarantined response count. None of them takes a response out of a count
 * or an export: only a filter does.
 */
export const reviewStates = ['received', 'hasIssues', 'approved', 'rejected'] as const
export const reviewState = z.enum(reviewStates)
export type ReviewState = z.infer<typeof reviewState>

/**
 * Why a person may want to look at a response; a flag decides nothing.
 *
 * | flag | set when |
 * |---|---|
 * | quarantined | the endpoint found that it breaks a rule, and nobody has approved it |
 * | conflict | other content had come first under its instance ID |
 * | same_organisation | another response names an organisation of the same name and country |
 * | too_fast | it was answered in a time in which nobody reads the questions |
 * | straight_lined | all rows of a matrix have the same answer |
 * | empty_core | it answers too few of the questions that make a response usable |
 */
export const flagKinds = [
  'quarantined',
  'conflict',
  'same_organisation',
  'too_fast',
  'straight_lined',
  'empty_core',
] as const
export type FlagKind = (typeof flagKinds)[number]

/** What the answers themselves tell; the rest is known by the store. */
export const flagsOfAnswers = ['too_fast', 'straight_lined', 'empty_core'] as const satisfies readonly FlagKind[]
export type FlagOfAnswers = (typeof flagsOfAnswers)[number]

/** What the list shows: responses with one flag, with any, or all responses. */
export const flaggedKinds = [...flagKinds, 'any', 'all'] as const
export type FlaggedKind = (typeof flaggedKinds)[number]

const count = z.int().check(z.nonnegative())

const flaggedRow = z.object({
  instanceId: z.string(),
  sha256: sha256Hex,
  reviewState,
  flags: z.array(z.enum(flagKinds)),
  /** Codes of why it is in quarantine. */
  reasons: z.array(z.string()),
  receivedOn: calendarDay,
  language: z.string(),
  workshop: z.nullable(z.string()),
  channel: z.nullable(z.string()),
  /** Whether it counts towards the target. */
  counts: z.boolean(),
  edits: count,
  /** By which responses of one organisation are known to belong together; says nothing else of it. */
  organisation: z.nullable(z.string()),
  /** How many responses name this organisation, this one included. */
  ofOrganisation: count,
})
export type FlaggedRow = z.infer<typeof flaggedRow>

/** `GET /api/v1/coordinator/flagged` */
export const flaggedPage = z.object({
  /** `key` is a flag, `split` a review state. */
  counts: z.array(z.object({ key: z.string(), split: z.string(), number: count })),
  rows: z.array(flaggedRow),
  next: z.nullable(z.string()),
})
export type FlaggedPage = z.infer<typeof flaggedPage>

/** One answer that is not what it was; "" is an answer that was, or is, not there. */
const answerChange = z.object({
  /** As the engine names the node: `/sec_b_org/org_country`. */
  path: z.string(),
  question: z.string(),
  before: z.string(),
  after: z.string(),
})
export type AnswerChange = z.infer<typeof answerChange>

/** What was done to a response, in order; nothing of it is ever changed. */
const historyEntry = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  who: z.string(),
  from: reviewState,
  to: reviewState,
  comment: z.string(),
  /** The version that an edit made; null for a comment or a state. */
  version: z.nullable(z.int()),
  /** Of an edit, as far as the answers may be shown. */
  changes: z.array(answerChange),
})
export type HistoryEntry = z.infer<typeof historyEntry>

const shownAnswer = z.object({
  path: z.string(),
  question: z.string(),
  value: z.string(),
  /** How it is given: as text, as one code or several of a list; `fixed` is what the app or the form fills in. */
  kind: z.enum(['text', 'one', 'many', 'fixed']),
  list: z.nullable(z.string()),
})
export type ShownAnswer = z.infer<typeof shownAnswer>

/** `GET /api/v1/coordinator/submissions/{id}` */
export const reviewedSubmission = z.object({
  ...flaggedRow.shape,
  surveyId: z.string(),
  formVersion: z.string(),
  completedOn: z.nullable(calendarDay),
  mode: z.nullable(z.string()),
  /** False where its content is sealed, or of a form version that is not known here. */
  isEditable: z.boolean(),
  /** Questions of special category were left out. */
  isWithoutSpecial: z.boolean(),
  history: z.array(historyEntry),
  /** The answers of the newest version in the order of the questionnaire; null where they cannot be read. */
  answers: z.nullable(z.array(shownAnswer)),
  /** The codes of each list that an answer is chosen from. */
  lists: z.record(z.string(), z.array(z.string())),
  /** Other contents under the same instance ID. */
  conflicts: z.array(sha256Hex),
  /** Other responses of the same organisation, the first twenty. */
  sameOrganisation: z.array(z.object({ instanceId: z.string(), sha256: sha256Hex })),
})
export type ReviewedSubmission = z.infer<typeof reviewedSubmission>

const comment = z.string().check(z.maxLength(2000))
const about = {
  /** Which of the contents under the instance ID. */
  sha256: sha256Hex,
  /** How many entries of the history the sender has seen: what others did meanwhile is not talked over. */
  seen: count,
  comment: z._default(comment, ''),
}

/** `POST /api/v1/coordinator/submissions/{id}/review`: a state, a comment, or both. */
export const reviewRequest = z.strictObject({ ...about, state: z.optional(reviewState) })
export type ReviewRequest = z.infer<typeof reviewRequest>

/** `POST /api/v1/coordinator/submissions/{id}/edits`: a new version; with `isTrial` nothing is kept. */
export const editRequest = z.strictObject({
  ...about,
  isTrial: z._default(z.boolean(), false),
  answers: z
    .array(
      z.strictObject({
        path: z.string().check(z.regex(/^(\/[\p{L}_][\p{L}\p{N}\p{M}_.-]*(\[\d{1,4}\])?){1,32}$/u)),
        value: z.string().check(z.maxLength(20_000)),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
})
export type EditRequest = z.infer<typeof editRequest>

/** What an edit does, or would do. */
export const editOutcome = z.object({
  isSaved: z.boolean(),
  /** What is asked for, and what the questionnaire makes of it: an answer that is no longer asked goes. */
  changes: z.array(answerChange),
  /** Rules that the answers would break and did not break before. */
  broken: z.array(z.object({ path: z.string(), rule: z.string() })),
})
export type EditOutcome = z.infer<typeof editOutcome>
