import * as z from 'zod/mini'

/** `locales/<language>/review.json`: who of the language's native speakers has read the words, and when. */
export const translationReview = z.strictObject({
  language: z.string(),
  state: z.enum(['source', 'unreviewed', 'reviewed']),
  reviewers: z.array(
    z.strictObject({
      name: z.string(),
      organisation: z.string(),
      /** The last day of it. */
      on: z.iso.date(),
      /** By `namespace:key`: the day, and the stamps of the English and of the translation that she stands for. */
      signed: z.optional(
        z.record(z.string(), z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} [0-9a-f]{8} [0-9a-f]{8}$/))),
      ),
    }),
  ),
  /** Places where the translators doubt, for the reviewer: key and question. */
  doubts: z.array(z.strictObject({ key: z.string(), note: z.string() })),
})
export type TranslationReview = z.infer<typeof translationReview>

/** `GET /api/v1/coordinator/translations` */
export const translationList = z.object({ translations: z.array(translationReview) })
