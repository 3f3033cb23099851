import * as z from 'zod/mini'
import { languages } from './routes.ts'
import { calendarDay } from './submission.ts'

export const maxImportBytes = 20 * 1024 * 1024
/** Findings beyond these are counted and not told one by one. */
export const maxImportFindings = 2000

const question = z.string().check(z.minLength(1), z.maxLength(255))

/** What a column of a file may be besides an answer. */
export const importRoles = ['identity', 'completedOn', 'language', 'workshop'] as const
export const importRole = z.enum(importRoles)
export type ImportRole = z.infer<typeof importRole>

/** What a coordinator has said about a file. */
export const importMapping = z.strictObject({
  survey: z.optional(z.string()),
  /** Of a workbook; "" for a CSV file. */
  sheet: z.string(),
  columns: z.array(
    z.strictObject({
      /** From 0. */
      column: z.int().check(z.nonnegative()),
      to: z.union([z.strictObject({ question }), z.strictObject({ role: importRole })]),
    }),
  ),
  /** Answers that are the same in every row: a code or its words in any language. */
  fixed: z.array(z.strictObject({ question, value: z.string().check(z.maxLength(20_000)) })),
  /** Where no column says it. */
  completedOn: calendarDay,
  language: z.enum(languages),
  /** They are among those that the baseline of the survey counts, and take their place. */
  isEarlier: z.boolean(),
})
export type ImportMapping = z.infer<typeof importMapping>

/** `POST /api/v1/coordinator/imports/preview`: what is in a file, and what its columns may be. */
export const importPreview = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      columns: z.array(
        z.object({
          heading: z.string(),
          samples: z.array(z.string()),
          suggestion: z.nullable(z.union([z.object({ question }), z.object({ role: importRole })])),
        }),
      ),
    }),
  ),
  /** Questions that can be answered by a column, in the order of the survey. */
  questions: z.array(question),
  /** How many responses the baseline of the survey counts. */
  baseline: z.int(),
})
export type ImportPreview = z.infer<typeof importPreview>

/** Why something in a file does not become what it should; people read `import.<kind>.finding`. */
export const importFindingKinds = [
  'unknown_choice',
  'not_understood',
  'not_asked',
  'constraint',
  'required',
  'not_eligible',
  'same_identity',
  'bad_day',
  'bad_language',
  'bad_workshop',
  'left_out',
] as const
export const importFinding = z.object({
  kind: z.enum(importFindingKinds),
  /** As the spreadsheet numbers it; null for a whole column. */
  row: z.nullable(z.int()),
  /** Heading of the column; null where none is at fault. */
  column: z.nullable(z.string()),
  question: z.nullable(z.string()),
})
export type ImportFinding = z.infer<typeof importFinding>

/** `POST /api/v1/coordinator/imports/check` and `…/run`: what would become of each row, or what has. */
export const importReport = z.object({
  rows: z.int(),
  new: z.int(),
  /** With the very same content. */
  known: z.int(),
  /** The same identity with other content: both are kept, and a person looks. */
  changed: z.int(),
  /** Not taken: the survey would not have sent them, or their identity comes twice. */
  notTaken: z.int(),
  /** Of the new ones: set aside for a person to look. */
  quarantined: z.int(),
  /** Of the new ones: they count towards the target. */
  usable: z.int(),
  findings: z.array(importFinding),
  /** All of them, also beyond those told. */
  findingsCount: z.int(),
})
export type ImportReport = z.infer<typeof importReport>
