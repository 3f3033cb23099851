import * as z from 'zod/mini'
import { coordinatorCounts, countRow } from './counts.ts'

const { quarantined, conflicts, withdrawn } = coordinatorCounts.shape

/** What a coordinator saw: enough to say what has changed since. */
export const seenCounts = z.object({
  received: z.int(),
  usable: z.int(),
  quarantined,
  conflicts,
  withdrawn,
  byLanguage: z.array(countRow),
  byCountry: z.array(countRow),
  byWorkshop: z.array(countRow),
})
export type SeenCounts = z.infer<typeof seenCounts>

/** `GET /api/v1/coordinator/visit`: what stood here when whoever is signed in was here before; null the first time. */
export const lastVisit = z.object({
  before: z.nullable(z.object({ at: z.iso.datetime(), counts: seenCounts })),
})
export type LastVisit = z.infer<typeof lastVisit>
