import type { Field } from './merged-survey.ts'
import type { Instance, ReadSubmission } from './read-submission.ts'

export type ColumnKind = 'text' | 'number' | 'date' | 'flag'

/** One column of a table: what it is called, what it holds, where its cells come from. */
export interface Column {
  /** Unique in its table without regard to case, as SPSS asks. */
  readonly name: string
  /** The name on the screen in the language of the export, for a heading or a variable label. */
  readonly label: string
  /** Every cell keeps to it or is empty: a number, a day as `YYYY-MM-DD`, 1 or 0. */
  readonly kind: ColumnKind
  readonly role: 'meta' | 'answer' | 'choice' | 'place' | 'relevant'
  /** Null for what the store knows about the submission. */
  readonly field: Field | null
  /** The choice that the column stands for. */
  readonly choice: string | null
}

/** A row as the columns are filled from: the instance, and the submission that it stands in. */
export interface SourceRow {
  readonly submission: ReadSubmission
  readonly instance: Instance
  /** Positions on the way to the instance, from 1; none for the submission itself. */
  readonly positions: readonly number[]
}

/** Columns that are filled together: the raw answer and what it is taken apart into. */
export interface ColumnGroup {
  readonly columns: readonly Column[]
  /** @returns one text per column, "" for an empty cell */
  readonly fill: (row: SourceRow) => readonly string[]
}
