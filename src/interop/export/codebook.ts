import type { Column } from './column.ts'
import type { ExportWords } from './export-words.ts'
import type { Field } from './merged-survey.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'

/** What a codebook says of one question or of one thing that the store knows: its columns belong together. */
export interface CodebookEntry {
  /** The column with the answer itself. */
  readonly column: Column
  /** Key of the words for what it holds. */
  readonly kind: string
  /** Codes with their words; for several choices or places, the column that stands for each. */
  readonly values: readonly { readonly code: string; readonly label: string; readonly column: string | null }[]
  /** The column that says whether the question was asked. */
  readonly asked: string | null
}

/** The columns of a table as a person reads them: a question once, however many columns it has. */
export function codebookEntries(table: PlannedTable, words: ExportWords): readonly CodebookEntry[] {
  const followers = new Map<Field, Column[]>()
  for (const column of table.columns)
    if (column.field && column.role !== 'answer')
      followers.set(column.field, [...(followers.get(column.field) ?? []), column])
  return table.columns
    .filter(({ role }) => role === 'answer' || role === 'meta')
    .map((column) => {
      const own = column.field ? (followers.get(column.field) ?? []) : []
      const columnOf = new Map(own.map(({ choice, name }) => [choice, name]))
      return {
        column,
        kind: kindOf(column),
        values: (column.field?.list == null ? [] : column.field.choices).map((code) => ({
          code,
          label: words.choice(column.field?.list ?? '', code),
          column: columnOf.get(code) ?? null,
        })),
        asked: own.find(({ role }) => role === 'relevant')?.name ?? null,
      }
    })
}

function kindOf({ kind, field }: Column): string {
  if (field?.type === 'select_one') return 'one'
  if (field?.type === 'select_multiple') return 'several'
  if (field?.type === 'rank') return 'rank'
  return field?.isYear && kind === 'number' ? 'year' : kind
}

/** What a reader of the data must know, as keys of `exports.reading`, in the order in which she needs it. */
export function readingNotes({ query, part }: Pick<ExportPlan, 'query' | 'part'>): readonly string[] {
  return [
    'empty',
    'several',
    'rank',
    query.values === 'labels' ? 'labels' : 'codes',
    'merged',
    query.formulas === 'text' ? 'formulas' : 'raw',
    'unplaced',
    ...(part === 'answers' ? ['counted', 'organisation', 'selfSelected'] : ['apart']),
  ]
}
