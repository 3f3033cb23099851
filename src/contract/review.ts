import * as z from 'zod/mini'

/** `locales/<language>/review.json`: who of the language's native speakers has read the words, and when. */
export const translationReview = z.strictObject({
  language: z.string(),
  state: z.enum(['source', 'unreviewed', 'reviewed']),
  reviewers: z.array(z.strictObject({ name: z.string(), organisation: z.string(), on: z.iso.date() })),
  /** Places where the translators doubt, for the reviewer: key and question. */
  doubts: z.array(z.strictObject({ key: z.string(), note: z.string() })),
})
export type TranslationReview = z.infer<typeof translationReview>

/** `GET /api/v1/coordinator/translations` */
export const translationList = z.object({ translations: z.array(translationReview) })
