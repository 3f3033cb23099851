import * as z from 'zod/mini'
import { languages } from './routes.ts'
import { calendarDay, channel, mode, workshopCode } from './submission.ts'
import { type ReviewState, reviewState } from './submission-review.ts'

/** What a coordinator can take out: data in four formats, what explains them, and both together as a zip. */
export const exportFormats = ['xlsx', 'csv', 'sav', 'package', 'json', 'codebook', 'ddi'] as const
/** `media`: the files that belong to submissions; only of surveys that ask for files. */
export const exportFormat = z.enum([...exportFormats, 'media'])
export type ExportFormat = z.infer<typeof exportFormat>

/** The parts that rest apart; each is an export of its own, and no export joins two. */
export const exportParts = ['answers', 'mapping', 'contacts', 'leaders'] as const
export const exportPart = z.enum(exportParts)
export type ExportPart = z.infer<typeof exportPart>

/** Where a submission stands: as it was received, set aside for a person to look, or other content under a known ID. */
export const exportStates = ['received', 'quarantined', 'conflict'] as const
export const exportState = z.enum(exportStates)
export type ExportState = z.infer<typeof exportState>

const yesNo = z.enum(['yes', 'no'])
/** Values by commas. */
export const list = <One extends string>(one: z.ZodMiniType<One, string>) =>
  z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) => text.split(',')),
      ),
      z.array(one),
    ),
  )

/** The query of an export; everything may be left out. */
export const exportQuery = z.strictObject({
  survey: z.optional(z.string()),
  /** A repeat, by its name: `csv` and `sav` hold one table. */
  table: z.optional(z.string()),
  /** Names and order of the columns: our own, or as ODK Central or KoboToolbox write them. */
  layout: z._default(z.enum(['plain', 'odk', 'kobo']), 'plain'),
  values: z._default(z.enum(['codes', 'labels']), 'codes'),
  headers: z._default(z.enum(['names', 'labels']), 'names'),
  language: z._default(z.enum(languages), 'en'),
  /** Questions of the class `personal`, which most open answers are. */
  personal: z._default(yesNo, 'yes'),
  /** Questions of the class `special-category`. */
  special: z._default(yesNo, 'no'),
  /** A byte order mark at the head of a CSV file. */
  bom: z._default(yesNo, 'yes'),
  /** `text`: a CSV cell that a spreadsheet would run as a formula gets an apostrophe in front; `raw`: it stays as it is. */
  formulas: z._default(z.enum(['text', 'raw']), 'text'),
  languages: list(z.string()),
  countries: list(z.string().check(z.regex(/^([A-Z]{2})?$/))),
  workshops: list(z.union([workshopCode, z.literal('')])),
  channels: list(z.union([channel, z.literal('')])),
  modes: list(z.union([mode, z.literal('')])),
  states: list(exportState),
  /** What was said of them at the desk: `received,hasIssues,approved` leaves out what was rejected. */
  review: list(reviewState),
  /** The newest version of the answers, or what was received. */
  edits: z._default(z.enum(['newest', 'original']), 'newest'),
  versions: list(z.string()),
  /** First and last day of arrival. */
  from: z.optional(calendarDay),
  to: z.optional(calendarDay),
})
export type ExportQuery = z.infer<typeof exportQuery>

/** Which submissions: values of one list are alternatives, "" is a submission that does not say. */
export type SubmissionFilter = Pick<
  ExportQuery,
  'languages' | 'countries' | 'workshops' | 'channels' | 'modes' | 'states' | 'review' | 'versions' | 'from' | 'to'
> & {
  /** Which version of the answers; the newest where absent. */
  readonly edits?: ExportQuery['edits'] | undefined
}

/** A row of the store as it is read for an export; what only the part `answers` carries is null in the others. */
export interface KeptSubmission {
  readonly instanceId: string
  readonly sha256: string
  readonly state: ExportState
  readonly formVersion: string
  readonly language: string
  readonly receivedOn: string
  /** Codes of why a person must look. */
  readonly reasons: readonly string[]
  readonly payloadType: 'json' | 'hpke'
  readonly payload: Uint8Array
  readonly completedOn: string | null
  readonly workshop: string | null
  readonly channel: string | null
  readonly mode: string | null
  readonly usable: boolean | null
  readonly counted: boolean | null
  readonly country: string | null
  /** Keyed hash of the organisation's name and country. */
  readonly orgKey: string | null
  /** Null in the parts kept apart, of which nothing is said. */
  readonly reviewState: ReviewState | null
  /** How many versions came after the one that was received. */
  readonly editCount: number
}

/** `GET /api/v1/coordinator/exports/count`: what an export with this query would be about. */
export const exportOutline = z.object({
  /** Submissions of the part `answers`. */
  rows: z.int(),
  /** Names of the repeats by part. */
  tables: z.record(exportPart, z.array(z.string())),
  /** Form versions, newest first. */
  versions: z.array(z.string()),
  /** Whether some version asks for files. */
  hasFiles: z.boolean(),
})
export type ExportOutline = z.infer<typeof exportOutline>
