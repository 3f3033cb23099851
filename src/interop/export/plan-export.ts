import type { SurveyDefinition } from '../../contract/definition.ts'
import type { ExportPart, ExportQuery, KeptSubmission } from '../../contract/exports.ts'
import { answerColumns, misfits } from './answer-columns.ts'
import type { Column, ColumnGroup, SourceRow } from './column.ts'
import type { ExportWords } from './export-words.ts'
import { type Field, mergeVersions, type Table } from './merged-survey.ts'
import { metaColumns } from './meta-columns.ts'
import { createReader, type Instance, type ReadSubmission } from './read-submission.ts'
import { uniqueNames } from './unique-names.ts'

/** What SPSS and Stata can take, and long enough to be told apart. */
const maxNameLength = 64

export interface PlannedTable {
  /** Name of the repeat; "" for the submissions. */
  readonly name: string
  /** What a sheet or a file of it is called. */
  readonly title: string
  readonly label: string
  readonly columns: readonly Column[]
  /** @returns the rows that a submission gives, a text per column */
  readonly rows: (submission: ReadSubmission) => readonly (readonly string[])[]
}

export interface ExportPlan {
  readonly surveyId: string
  readonly part: ExportPart
  readonly query: ExportQuery
  readonly words: ExportWords
  /** The day on which it is taken out, `YYYY-MM-DD`. */
  readonly takenOn: string
  /** The submissions first. */
  readonly tables: readonly [PlannedTable, ...PlannedTable[]]
  /** Form versions, newest first. */
  readonly versions: readonly string[]
  /** Questions that are left out because of their class. */
  readonly leftOut: readonly Field[]
  readonly read: (kept: KeptSubmission, index: number) => ReadSubmission
}

/**
 * Decides everything about an export but its format: which tables and columns there are, and how they are filled.
 * @param definitions all versions, newest first
 */
export function planExport(
  definitions: readonly [SurveyDefinition, ...SurveyDefinition[]],
  part: ExportPart,
  query: ExportQuery,
  words: ExportWords,
  takenOn: string,
): ExportPlan {
  const all = mergeVersions(definitions, part)
  const isIn = ({ sensitivity }: Field) =>
    sensitivity === 'none' || (sensitivity === 'personal' ? query.personal : query.special) === 'yes'
  const [main, ...repeats] = all.map((table) => plannedTable(table, all, part, query, words, isIn))
  if (!main) throw new RangeError('mergeVersions left out the table of the submissions')
  return {
    surveyId: definitions[0].id,
    part,
    query,
    words,
    takenOn,
    tables: [main, ...repeats],
    versions: definitions.map(({ version }) => version),
    leftOut: all.flatMap(({ fields }) => fields.filter((field) => !isIn(field))),
    read: createReader(all),
  }
}

function plannedTable(
  table: Table,
  all: readonly Table[],
  part: ExportPart,
  query: ExportQuery,
  words: ExportWords,
  isIn: (field: Field) => boolean,
): PlannedTable {
  const isMain = table.name === ''
  const fields = table.fields.filter(isIn)
  const repeat = isMain ? null : { path: table.path, parent: table.parent || part }
  const meta = metaColumns({ layout: query.layout, part, repeat }, words)
  const answers = fields.map((field) => answerColumns(field, query, words))
  const groups = [meta.before, ...answers, meta.behind, ...(isMain ? [unplacedColumn(all, query, words, isIn)] : [])]
  const columns = groups.flatMap((group) => group.columns)
  const names = uniqueNames(
    columns.map(({ name }) => name),
    query.layout === 'plain' ? maxNameLength : Number.POSITIVE_INFINITY,
  )
  const fill = (row: SourceRow) => groups.flatMap((group) => group.fill(row))
  const path = repeatPath(table, all)
  return {
    name: table.name,
    title: isMain ? part : table.name,
    label: isMain ? words.text(`exports.${part}.part`) : labelOf(table.name, words),
    columns: columns.map((column, at) => ({ ...column, name: names[at] ?? column.name })),
    rows: (submission) =>
      instancesAt(submission, path).map(({ instance, positions }) => fill({ submission, instance, positions })),
  }
}

/** The words of a repeat count its instances; here they stand for all of them. */
function labelOf(name: string, words: ExportWords): string {
  const label = words.label(name) ?? name
  return label.includes('{{') ? name : label
}

/** The repeats to go through, from the outermost. */
function repeatPath({ name, parent }: Table, all: readonly Table[]): readonly string[] {
  if (parent === null) return []
  const above = all.find((table) => table.name === parent)
  return above ? [...repeatPath(above, all), name] : [name]
}

type Placed = { readonly instance: Instance; readonly positions: readonly number[] }

function instancesAt(submission: ReadSubmission, path: readonly string[]): readonly Placed[] {
  return path.reduce<readonly Placed[]>(
    (above, name) =>
      above.flatMap(({ instance, positions }) =>
        (instance.repeats.get(name) ?? []).map((below, at) => ({
          instance: below,
          positions: [...positions, at + 1],
        })),
      ),
    [{ instance: submission, positions: [] }],
  )
}

/**
 * Whatever was sent and has no cell, as JSON: nothing is lost on the way out. What nobody has classed counts as special
 * category; an answer that is not of its question's type goes by the class of the question.
 */
function unplacedColumn(
  all: readonly Table[],
  query: ExportQuery,
  words: ExportWords,
  isIn: (field: Field) => boolean,
): ColumnGroup {
  const typedFields = new Map(
    all.map(({ name, fields }) => [name, fields.filter((field) => field.type !== 'text' && isIn(field))]),
  )
  const isAllIn = query.personal === 'yes' && query.special === 'yes'
  const collect = (instance: Instance, table: string, path: string, into: Map<string, unknown>) => {
    for (const field of typedFields.get(table) ?? []) {
      const value = instance.answers.get(field.name)
      if (value !== undefined && misfits(field, query.layout, value)) into.set(`${path}${field.name}`, value)
    }
    for (const [name, instances] of instance.repeats)
      for (const [at, below] of instances.entries()) collect(below, name, `${path}${name}[${at + 1}]/`, into)
  }
  return {
    columns: [
      {
        name: 'meta_unplaced',
        label: words.text('exports.unplaced.column'),
        kind: 'text',
        role: 'meta',
        field: null,
        choice: null,
      },
    ],
    fill({ submission }) {
      const found = new Map<string, unknown>(isAllIn ? submission.unplaced : [])
      collect(submission, '', '', found)
      return [found.size === 0 ? '' : JSON.stringify(Object.fromEntries(found))]
    },
  }
}
