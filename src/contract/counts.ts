import * as z from 'zod/mini'

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

/** `GET /api/v1/coordinator/counts`: the part `answers` only. Withdrawn submissions are in none of the figures. */
export const coordinatorCounts = z.object({
  progress,
  byLanguage: z.array(countRow),
  byCountry: z.array(countRow),
  byWorkshop: z.array(countRow),
  byDay: z.array(countRow),
  byChannel: z.array(countRow),
  /** Envelopes of the other parts, which count nowhere else. */
  byPart: z.array(z.object({ key: z.string(), received: count })),
  quarantined: count,
  conflicts: count,
  withdrawn: count,
  distinctOrganisations: count,
  withoutOrganisation: count,
})
export type CoordinatorCounts = z.infer<typeof coordinatorCounts>
