import * as z from 'zod/mini'
import type { SurveyDefinition } from '../../contract/definition.ts'

/** Rows between those that mean something: so many empty ones, or the cells of a comment, by the column's id. */
const gap = z.union([z.int(), z.record(z.string(), z.string())])
export type Gap = z.infer<typeof gap>

const sheetLayout = z.object({
  name: z.string(),
  /** Of a sheet that the definition speaks for: its headings. */
  columns: z.optional(z.array(z.string())),
  /** Of any other sheet: all of it. */
  rows: z.optional(z.array(z.array(z.string()))),
})
export type SheetLayout = z.infer<typeof sheetLayout>

const choiceExtra = z.object({
  /** Whatever stood in a column that no choice can carry, by the column's id. */
  cells: z.optional(z.record(z.string(), z.string())),
  before: z.optional(z.array(gap)),
  generated: z.optional(z.literal(true)),
})
export type ChoiceExtra = z.infer<typeof choiceExtra>

const formExtra = z.object({
  sheets: z.optional(z.array(sheetLayout)),
  /** Codes of the languages as headings name them, where the name alone would give another one. */
  languages: z.optional(z.record(z.string(), z.string())),
  settings: z.optional(z.record(z.string(), z.string())),
  /** Rows of the settings sheet below the first. */
  further_settings: z.optional(z.array(z.record(z.string(), z.string()))),
  choices: z.optional(z.record(z.string(), z.record(z.string(), choiceExtra))),
  /** The lists in the order of their rows, each with a number of rows, where a list does not stand in one piece. */
  choice_order: z.optional(z.array(z.tuple([z.string(), z.int()]))),
  /** Lists that stand on the sheet external_choices. */
  external_lists: z.optional(z.array(z.string())),
  /** Lists that are files beside the form, each under the name of its file. */
  file_lists: z.optional(z.array(z.string())),
  survey_end: z.optional(z.array(gap)),
  choices_end: z.optional(z.array(gap)),
})
/** What an XLSForm says beyond the definition, as it is kept in `x`. */
export type FormExtra = z.infer<typeof formExtra>

const nodeExtra = z.object({
  '#before': z.optional(z.array(gap)),
  '#end': z.optional(z.record(z.string(), z.string())),
  '#before_end': z.optional(z.array(gap)),
  '#generated': z.optional(z.literal(true)),
  /** The constraint stands in no cell: the type brings it along. */
  '#implied': z.optional(z.literal(true)),
})
export type NodeExtra = z.infer<typeof nodeExtra>

/** `x` of a definition; what is not ours to read is left out. */
export function formExtraOf({ x }: SurveyDefinition): FormExtra {
  return z.safeParse(formExtra, x ?? {}).data ?? {}
}

export function nodeExtraOf(x: Readonly<Record<string, unknown>> | undefined): NodeExtra {
  return z.safeParse(nodeExtra, x ?? {}).data ?? {}
}

/** A cell kept in `x` of a row, by the column's id. */
export function keptCell(x: Readonly<Record<string, unknown>> | undefined, id: string): string | undefined {
  const value = x && Object.hasOwn(x, id) ? x[id] : undefined
  return typeof value === 'string' && !id.startsWith('#before') ? value : undefined
}
