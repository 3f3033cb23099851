import * as z from 'zod/mini'
import { calendarDay } from './submission.ts'

/** How many people of a language must have signed a text off before it counts as reviewed. */
export const reviewersNeeded = 2
export const maxTextFileBytes = 8 * 1024 * 1024
/** Far beyond any text on a screen: what is longer is no translation. */
export const maxTextLength = 4000

/** What may be wrong with a text that came back from a translator; people read `texts.<kind>.problem`. */
export const textProblemKinds = [
  'unknown_key',
  'key_twice',
  'lost_placeholder',
  'unknown_placeholder',
  'punctuation',
  'too_long',
  /** It was made from an English that has changed since. Taken all the same, and shown as stale. */
  'older_english',
] as const
export type TextProblemKind = (typeof textProblemKinds)[number]
export const textProblem = z.object({
  kind: z.enum(textProblemKinds),
  key: z.string(),
  /** A placeholder, a code of `punctuationNames`, how long a text may be, or the English of today. */
  detail: z.string(),
})
export type TextProblem = z.infer<typeof textProblem>

/** `POST …/translations/{language}/check` and `…/suggestions`: what a file would change, or what was kept of it. */
export const textCheck = z.object({
  changes: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
  unchanged: z.int(),
  untranslated: z.int(),
  problems: z.array(textProblem),
  /** False where something must be mended first; then nothing was kept. */
  isGood: z.boolean(),
})
export type TextCheck = z.infer<typeof textCheck>

/** One text of one language. What is left out is the ordinary case: it makes the list a third of its size. */
export const textCell = z.object({
  /** `namespace:key` */
  key: z.string(),
  /** Plural form of a counted text. */
  form: z.optional(z.string()),
  /** "" where it is missing. */
  text: z.string(),
  /** The English has changed since it was translated. */
  isStale: z.optional(z.boolean()),
  /** `by` counts in `signers`; `isPast` where English or translation have changed since. */
  signed: z.optional(z.array(z.object({ by: z.int(), on: calendarDay, isPast: z.optional(z.boolean()) }))),
  /** What a translator proposes instead. */
  suggestion: z.optional(z.object({ text: z.string(), by: z.string(), on: calendarDay })),
})
export type TextCell = z.infer<typeof textCell>

export const textRow = z.object({
  /** `namespace:key`, of a counted text without its form. */
  id: z.string(),
  namespace: z.string(),
  /** Where people read it: a name of `screenAddress`, or `survey/<section>/<page>`. */
  screens: z.array(z.string()),
  files: z.array(z.string()),
  /** Questions whose words it is. */
  questions: z.array(z.string()),
  /** By language, English among them; several where it is counted. */
  cells: z.record(z.string(), z.array(textCell)),
})
export type TextRow = z.infer<typeof textRow>

/** Somebody with an account who signs off and suggests texts of one language. */
export const textReviewer = z.object({
  language: z.string(),
  account: z.string(),
  name: z.string(),
  organisation: z.string(),
})
export type TextReviewer = z.infer<typeof textReviewer>

/** `GET /api/v1/coordinator/translations/texts` */
export const textList = z.object({
  rows: z.array(textRow),
  signers: z.array(z.object({ name: z.string(), organisation: z.string() })),
  reviewers: z.array(textReviewer),
})
export type TextList = z.infer<typeof textList>

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))
/** `PUT …/translations/{language}/reviewers/{name}` */
export const newReviewer = z.strictObject({ name: words, organisation: words })

const stamp = z.string().check(z.regex(/^[0-9a-f]{8}$/))
const textKey = z.string().check(z.minLength(3), z.maxLength(300))
/** `POST …/translations/{language}/signatures`: with the stamps of what she read, so that nobody signs what just changed. */
export const signing = z.strictObject({
  sign: z.array(z.strictObject({ key: textKey, source: stamp, target: stamp })).check(z.maxLength(5000)),
  takeBack: z.array(textKey).check(z.maxLength(5000)),
})
export type Signing = z.infer<typeof signing>
export const signed = z.object({ signed: z.int(), takenBack: z.int() })

/** What can be taken out: for translators, for the repository, and what is suggested as files of words. */
export const textFileFormats = ['xliff', 'csv', 'review', 'files'] as const
export type TextFileFormat = (typeof textFileFormats)[number]
