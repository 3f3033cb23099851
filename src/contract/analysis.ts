import * as z from 'zod/mini'
import { list } from './exports.ts'
import { calendarDay, uuid, workshopCode } from './submission.ts'

/** By what a table can be split besides the answer to another question, whose name then stands in its place. */
export const splitColumns = ['language', 'region', 'workshop', 'channel', 'mode', 'version'] as const
export const splitColumn = z.enum(splitColumns)
export type SplitColumn = z.infer<typeof splitColumn>

const number = (most: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/)),
      z.transform((text: string) => Number(text)),
    ),
    z.int().check(z.maximum(most)),
  )

const filters = {
  survey: z.optional(z.string()),
  languages: list(z.string()),
  /** Of the country that the organisation is based in; "" for none or one without a region. */
  regions: list(z.string()),
  workshops: list(z.union([workshopCode, z.literal('')])),
  versions: list(z.string()),
}

/** `GET /api/v1/coordinator/analysis`: all questions, or one of them split by another thing. */
export const analysisQuery = z.strictObject({
  ...filters,
  question: z.optional(z.string()),
  /** A column, or the name of a question with one answer. */
  by: z.optional(z.string()),
  /** Counts from 1 up to below this are not shown, nor what they could be worked out from; 0 shows everything. */
  atLeast: z._default(number(100), 5),
  /** Whether "nobody" is hidden like "a few". */
  zero: z._default(z.enum(['shown', 'hidden']), 'shown'),
})
export type AnalysisQuery = z.infer<typeof analysisQuery>
export type AnalysisFilter = Pick<AnalysisQuery, 'languages' | 'regions' | 'workshops' | 'versions'>

const count = z.int().check(z.nonnegative())
/** A count that is not shown is null. */
const shown = z.nullable(count)

export const analysedQuestion = z.object({
  name: z.string(),
  kind: z.enum(['one', 'many', 'rank', 'number', 'year', 'region', 'text']),
  /** The choice list with the words for the codes; null where the codes are numbers, or bands such as `5..10`. */
  list: z.nullable(z.string()),
  /** Asked once for each instance of this repeat. */
  repeat: z.nullable(z.string()),
  /** The matrix of which it is a line. */
  matrix: z.nullable(z.string()),
  /** Codes that are no point of a scale, such as "don't know". */
  apart: z.array(z.string()),
  /** The rule that it was shown under: stricter than what was asked for where the question is sensitive. */
  atLeast: count,
  /** Codes of the columns; "" alone where it is not split. */
  groups: z.array(z.string()),
  rows: z.array(z.object({ code: z.string(), counts: z.array(shown), total: shown })),
  /** Who answered, by column and in all. */
  bases: z.array(shown),
  base: shown,
  /** Asked and left out; not asked. */
  missing: shown,
  notAsked: shown,
  /** Of a ranking: how often each choice, in the order of the rows, stood in each place; and its mean. */
  places: z.array(z.array(shown)),
  means: z.array(z.nullable(z.object({ mean: z.number(), points: count }))),
})
export type ShownQuestion = z.infer<typeof analysedQuestion>

export const analysis = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ready'),
    asOf: z.iso.datetime(),
    responses: count,
    /** Form versions and workshops that there are, to filter by. */
    versions: z.array(z.string()),
    /** Questions with one answer and few choices, by which others can be split. */
    splitters: z.array(z.string()),
    /** Open questions, whose answers can be read. */
    texts: z.array(z.string()),
    questions: z.array(analysedQuestion),
  }),
  /** Ask again: so many of so many have been counted. */
  z.object({ status: z.literal('counting'), done: count, of: count }),
])
export type Analysis = z.infer<typeof analysis>

/** `GET /api/v1/coordinator/analysis/texts` */
export const textsQuery = z.strictObject({
  ...filters,
  question: z.string(),
  search: z._default(z.string().check(z.maxLength(200)), ''),
  tag: z.optional(uuid),
  after: z.optional(uuid),
})
export type TextsQuery = z.infer<typeof textsQuery>

export const textsPage = z.object({
  answers: z.array(
    z.object({
      instanceId: z.string(),
      /** One, or one for each instance of a repeat. */
      texts: z.array(z.string()),
      language: z.string(),
      formVersion: z.string(),
      region: z.nullable(z.string()),
      /** Ids. */
      tags: z.array(z.string()),
    }),
  ),
  /** Address of the next page; null on the last. A page may hold few answers, or none, where most do not fit the search. */
  next: z.nullable(z.string()),
})
export type TextsPage = z.infer<typeof textsPage>

export const tagLabel = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
export const newTag = z.object({ question: z.string(), label: tagLabel })
export const tagChange = z.object({ label: tagLabel })
/** A tag of the answers to one question, and how many answers carry it. */
export const tag = z.object({ id: z.string(), label: z.string(), answers: count })
export type Tag = z.infer<typeof tag>
export const tagList = z.object({ tags: z.array(tag) })
export type TagList = z.infer<typeof tagList>

/** `GET /api/v1/coordinator/results`: the public page. */
export const publicPage = z.object({
  isOn: z.boolean(),
  /** What it shows at present, or would. */
  edition: z.nullable(z.object({ day: calendarDay, responses: count })),
})
export type PublicPage = z.infer<typeof publicPage>
export const publicPageSwitch = z.object({ isOn: z.boolean() })
