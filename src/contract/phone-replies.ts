/**
 * The replies that a respondent's phone reads, by hand: the schemas bring zod with them, a twentieth of what a phone
 * keeps. The types hold each to its schema's, and a test holds both against each other value by value.
 */
import type { Progress } from './counts.ts'
import type { Problem } from './problem.ts'
import type { SubmissionsReply, WithdrawalReply } from './receipt.ts'
import { count, day, fields, flag, listOf, oneOf, optional, orNull, shapeOf, text, textUpTo, whole } from './shape.ts'
import type { SurveyInfo } from './survey-info.ts'

export const problemShape = shapeOf(
  fields<Problem>({
    type: text(),
    title: text(),
    status: whole,
    code: text(),
    detail: optional(text()),
    errors: optional(listOf(fields({ pointer: text(), message: text() }))),
  }),
)

export const submissionsReplyShape = shapeOf(
  fields<SubmissionsReply>({
    results: listOf(
      fields({
        instanceId: orNull(text()),
        sha256: orNull(text(/^[0-9a-f]{64}$/)),
        state: oneOf('stored', 'duplicate', 'conflict', 'quarantined', 'refused'),
        receivedOn: orNull(day),
        reason: optional(text()),
        missing: optional(listOf(text(/^[0-9a-f]{64}$/))),
      }),
    ),
  }),
)

export const withdrawalReplyShape = shapeOf(fields<WithdrawalReply>({ status: oneOf('accepted') }))

export const progressShape = shapeOf(
  fields<Progress>({
    surveyId: text(),
    target: count,
    baseline: count,
    received: count,
    usable: count,
    total: count,
    asOf: text(),
  }),
)

export const surveyInfoShape = shapeOf(
  fields<SurveyInfo>({
    surveyId: text(),
    versions: listOf(text()),
    languages: listOf(text()),
    state: oneOf('open', 'closed'),
    trial: flag,
    project: fields({
      contactEmail: textUpTo(254),
      ethicsReference: textUpTo(200),
      privacyUrl: textUpTo(500),
      withdrawalDeadline: text(/^(\d{4}-\d{2}-\d{2})?$/),
    }),
  }),
)
