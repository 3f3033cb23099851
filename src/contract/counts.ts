import * as z from 'zod/mini'
import { steeringTarget } from './steering.ts'

const count = z.int().check(z.nonnegative())

/** `GET /api/v1/surveys/{id}/progress`: public, no breakdown. `total` is `baseline + usable`. */
export const progress = z.object({
  surveyId: z.string(),
  target: count,
  baseline: count,
  received: count,
  usable: count,
  total: count,
  asOf: z.string(),
})
export type Progress = z.infer<typeof progress>

/** One row of a table of counts; `key` is a code (language, country, workshop) or a day. */
export const countRow = z.object({ key: z.string(), received: count, usable: count })
export type CountRow = z.infer<typeof countRow>

/** One cell of a cross-table of counts. */
export const crossedRow = z.object({ key: z.string(), split: z.string(), received: count, usable: count })
export type CrossedRow = z.infer<typeof crossedRow>

/** `GET /api/v1/coordinator/counts`: the part `answers` only. Withdrawn submissions are in none of the figures. */
export const coordinatorCounts = z.object({
  progress,
  /** What of the newest form version the figures below speak of. */
  survey: z.object({
    /** Top-level groups in their order. */
    sections: z.array(z.string()),
    counted: z.array(z.object({ question: z.string(), list: z.string(), choices: z.array(z.string()) })),
    /** Questions of `byAnswer` by which somebody agreed to something beyond taking part. */
    optIns: z.array(z.object({ question: z.string(), choices: z.array(z.string()) })),
    /** The question of `byAnswer` that tells how long answering took, its bands from the shortest. */
    duration: z.nullable(z.object({ question: z.string(), bands: z.array(z.string()), tooLong: z.array(z.string()) })),
  }),
  byLanguage: z.array(countRow),
  byCountry: z.array(countRow),
  byWorkshop: z.array(countRow),
  byDay: z.array(countRow),
  byChannel: z.array(countRow),
  byMode: z.array(countRow),
  byVersion: z.array(countRow),
  /** `split` is the language. */
  byDayAndLanguage: z.array(crossedRow),
  byDayAndChannel: z.array(crossedRow),
  /** `key` is a question that the definition has counted, `split` a choice of it; one response may give several. */
  byAnswer: z.array(crossedRow),
  /** Envelopes of the other parts, which count nowhere else. */
  byPart: z.array(z.object({ key: z.string(), received: count })),
  /**
   * `key` is a section of the survey, `received` how often a phone opened it, `split` the language. Opened on phones,
   * whether or not anything was sent: these are no persons, and no submissions.
   */
  sectionsByLanguage: z.array(crossedRow),
  sectionsByChannel: z.array(crossedRow),
  quarantined: count,
  conflicts: count,
  withdrawn: count,
  withdrawnByDay: z.array(z.object({ key: z.string(), received: count })),
  /** `key` is what was said of them at the desk; in none of the other figures does it make a difference. */
  byReview: z.array(countRow),
  /** `key` is a flag, `split` what was said of the responses that carry it. */
  flagged: z.array(z.object({ key: z.string(), split: z.string(), number: count })),
  /** Goals that were set, and nothing of how far they are: that can be told from the other figures. */
  targets: z.array(steeringTarget),
  distinctOrganisations: count,
  withoutOrganisation: count,
})
export type CoordinatorCounts = z.infer<typeof coordinatorCounts>
