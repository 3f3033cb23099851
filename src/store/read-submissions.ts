import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { ExportState, KeptSubmission } from '../contract/exports.ts'
import { isSetAside } from './flag-keeper.ts'
import { type KeyRange, keyRanges } from './key-ranges.ts'
import type { SubmissionSet } from './store.ts'
import { type Tables, tableOf } from './tables.ts'

type Row = Pick<Tables['mapping'], (typeof keptColumns)[number]> &
  Partial<Pick<Tables['answers'], (typeof columnsOfAnswers)[number]>>

export const keptColumns = [
  'instance_id',
  'sha256',
  'standing',
  'form_version',
  'language',
  'received_on',
  'reasons',
  'payload_type',
  'payload',
] as const
export const columnsOfAnswers = [
  'completed_on',
  'workshop',
  'channel',
  'mode',
  'usable',
  'counted',
  'org_key',
  'country',
  'review_state',
  'edits',
] as const

export async function submissions(
  db: Kysely<Tables>,
  which: SubmissionSet,
  after: Pick<KeptSubmission, 'instanceId' | 'sha256'> | null,
  limit: number,
): Promise<readonly KeptSubmission[]> {
  const rows: Row[] = []
  const everything: readonly KeyRange[] = [{ after: '', upTo: null }]
  let behind = after
  for await (const { upTo } of isNarrow(which) ? keyRanges(db, which.part, after?.instanceId) : everything) {
    rows.push(...(await rowsBetween(db, which, behind, upTo, limit - rows.length)))
    if (rows.length === limit || upTo === null) break
    behind = { instanceId: upTo, sha256: lastHash }
  }
  return (await inVersion(db, rows, which.edits ?? 'newest')).map(keptFromRow)
}

/** Greater than any hash: of what stands under one ID nothing comes again. */
const lastHash = 'g'

function rowsBetween(
  db: Kysely<Tables>,
  which: SubmissionSet,
  after: Pick<KeptSubmission, 'instanceId' | 'sha256'> | null,
  upTo: string | null,
  limit: number,
): Promise<readonly Row[]> {
  const columns = tableOf(which.part) === 'answers' ? [...keptColumns, ...columnsOfAnswers] : keptColumns
  return matching(db, which)
    .select(columns as typeof keptColumns)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(instance_id, sha256) > (${after?.instanceId}, ${after?.sha256})`),
    )
    .$if(upTo !== null, (query) => query.where('instance_id', '<=', upTo ?? ''))
    .orderBy('instance_id')
    .orderBy('sha256')
    .limit(limit)
    .execute()
}

/** Whether rows are left out for another reason than that they are conflicts. */
export function isNarrow({ states = ['received', 'quarantined'], ...which }: SubmissionSet): boolean {
  const { languages, versions, countries, workshops, channels, modes, review, from, to, tag } = which
  const filters = [languages, versions, countries, workshops, channels, modes, review, from, to, tag]
  return !isEveryFirst(states) || filters.some((filter) => filter !== undefined)
}

const isEveryFirst = (states: readonly ExportState[]) => states.includes('received') && states.includes('quarantined')

/** What was edited, as the version that is asked for; most responses have only one. */
async function inVersion(db: Kysely<Tables>, rows: readonly Row[], edits: 'newest' | 'original') {
  const edited = rows.filter((row) => (row.edits ?? 0) > 0)
  if (edited.length === 0) return rows
  const versions = await db
    .selectFrom('answer_versions')
    .select(['instance_id', 'sha256', 'number', 'payload', 'usable', 'country', 'reasons'])
    .where(
      'instance_id',
      'in',
      edited.map(({ instance_id }) => instance_id),
    )
    .execute()
  return rows.map((row): Row => {
    const wanted = edits === 'original' ? 0 : row.edits
    const version = versions.find(
      ({ instance_id, sha256, number }) =>
        number === wanted && instance_id === row.instance_id && sha256 === row.sha256,
    )
    if (!version || !row.edits) return row
    const { payload, usable, country, reasons } = version
    return { ...row, payload: payload ?? row.payload, usable, country, reasons }
  })
}

/** Rows that are asked for, in no order. */
export function matching(db: Kysely<Tables>, which: SubmissionSet) {
  const table = tableOf(which.part)
  return (
    db
      // The other tables lack only columns that are asked for of answers alone.
      .selectFrom(table as 'answers')
      .where((row) =>
        row.and([
          // As an expression no index knows it: the rows are to come in the order of their key, and not to be sorted.
          sql<boolean>`coalesce(survey_id, '') = ${which.surveyId}`,
          ...(table === 'other_parts' ? [sql<boolean>`part = ${which.part}`] : []),
          ...ofStates(row, table, which.states ?? ['received', 'quarantined']),
          ...oneOf(row, 'language', which.languages),
          ...oneOf(row, 'form_version', which.versions),
          ...(which.from === undefined ? [] : [row('received_on', '>=', which.from)]),
          ...(which.to === undefined ? [] : [row('received_on', '<=', which.to)]),
          ...(table === 'answers'
            ? [
                ...oneOf(row, 'country', which.countries),
                ...oneOf(row, 'workshop', which.workshops),
                ...oneOf(row, 'channel', which.channels),
                ...oneOf(row, 'mode', which.modes),
                ...(which.tag === undefined
                  ? []
                  : [sql<boolean>`instance_id in (select instance_id from tagged where tag_id = ${which.tag})`]),
                ...oneOf(row, 'review_state', which.review),
              ]
            : []),
        ]),
      )
  )
}

type Where = ExpressionBuilder<Tables, 'answers'>
type Listed = 'language' | 'form_version' | 'country' | 'workshop' | 'channel' | 'mode' | 'review_state'

/** "" stands for a submission that does not say. */
const oneOf = (row: Where, column: Listed, values: readonly string[] | undefined) =>
  values === undefined ? [] : [row(sql<string>`coalesce(${sql.ref(column)}, '')`, 'in', values)]

const ofStates = (row: Where, table: string, states: readonly ExportState[]) => {
  // Only answers are reviewed: elsewhere nobody can lift what set a row aside.
  const inOrder = [row('reasons', 'is', null), ...(table === 'answers' ? [row('review_state', '=', 'approved')] : [])]
  // Told without what set it aside, which lies behind the payload: to look there would be to read all of every row.
  if (isEveryFirst(states)) return states.includes('conflict') ? [] : [row('standing', '=', 'first')]
  return [
    row.or([
      ...(states.includes('received') ? [row.and([row('standing', '=', 'first'), row.or(inOrder)])] : []),
      ...(states.includes('quarantined') ? [row.and([row('standing', '=', 'first'), row.not(row.or(inOrder))])] : []),
      ...(states.includes('conflict') ? [row('standing', '=', 'conflict')] : []),
    ]),
  ]
}

const flag = (value: number | null | undefined) => (value == null ? null : value === 1)

export function keptFromRow(row: Row): KeptSubmission {
  const { reasons, review_state: state } = row
  const isApart = state === undefined ? reasons !== null : isSetAside({ reasons, review_state: state })
  return {
    instanceId: row.instance_id,
    sha256: row.sha256,
    state: row.standing === 'conflict' ? 'conflict' : isApart ? 'quarantined' : 'received',
    formVersion: row.form_version,
    language: row.language,
    receivedOn: row.received_on,
    reasons: row.reasons?.split(',') ?? [],
    payloadType: row.payload_type,
    payload: row.payload,
    completedOn: row.completed_on ?? null,
    workshop: row.workshop ?? null,
    channel: row.channel ?? null,
    mode: row.mode ?? null,
    usable: flag(row.usable),
    counted: flag(row.counted),
    country: row.country ?? null,
    orgKey: row.org_key ?? null,
    reviewState: state ?? null,
    editCount: row.edits ?? 0,
  }
}
