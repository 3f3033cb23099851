import * as z from 'zod/mini'
import { channel } from './submission.ts'

/**
 * `POST /api/v1/surveys/{id}/sections`: a phone says that a section was opened, and nothing by which it or the person
 * could be known again. Not repeated, not kept for later: a count that misses some is better than one that follows.
 */
export const sectionOpened = z.strictObject({
  /** A top-level group of the definition. */
  section: z.string().check(z.maxLength(64)),
  language: z.string().check(z.maxLength(16)),
  channel,
})
export type SectionOpened = z.infer<typeof sectionOpened>
