import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { ExportState, KeptSubmission } from '../contract/exports.ts'
import type { SubmissionSet } from './store.ts'
import { type Tables, tableOf } from './tables.ts'

type Row = Pick<Tables['mapping'], (typeof kept)[number]> & Partial<Pick<Tables['answers'], (typeof ofAnswers)[number]>>

const kept = [
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
const ofAnswers = ['completed_on', 'workshop', 'channel', 'mode', 'usable', 'counted', 'org_key', 'country'] as const

export async function submissions(
  db: Kysely<Tables>,
  which: SubmissionSet,
  after: Pick<KeptSubmission, 'instanceId' | 'sha256'> | null,
  limit: number,
): Promise<readonly KeptSubmission[]> {
  const columns = tableOf(which.part) === 'answers' ? [...kept, ...ofAnswers] : kept
  const rows: readonly Row[] = await matching(db, which)
    .select(columns as typeof kept)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(instance_id, sha256) > (${after?.instanceId}, ${after?.sha256})`),
    )
    .orderBy('instance_id')
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

export async function countSubmissions(db: Kysely<Tables>, which: SubmissionSet): Promise<number> {
  const row = await matching(db, which)
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}

function matching(db: Kysely<Tables>, which: SubmissionSet) {
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
          ...ofStates(row, which.states ?? ['received', 'quarantined']),
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
              ]
            : []),
        ]),
      )
  )
}

type Where = ExpressionBuilder<Tables, 'answers'>
type Listed = 'language' | 'form_version' | 'country' | 'workshop' | 'channel' | 'mode'

/** "" stands for a submission that does not say. */
const oneOf = (row: Where, column: Listed, values: readonly string[] | undefined) =>
  values === undefined ? [] : [row(sql<string>`coalesce(${sql.ref(column)}, '')`, 'in', values)]

const ofStates = (row: Where, states: readonly ExportState[]) => [
  row.or([
    ...(states.includes('received') ? [row.and([row('standing', '=', 'first'), row('reasons', 'is', null)])] : []),
    ...(states.includes('quarantined')
      ? [row.and([row('standing', '=', 'first'), row('reasons', 'is not', null)])]
      : []),
    ...(states.includes('conflict') ? [row('standing', '=', 'conflict')] : []),
  ]),
]

const flag = (value: number | null | undefined) => (value == null ? null : value === 1)

function fromRow(row: Row): KeptSubmission {
  return {
    instanceId: row.instance_id,
    sha256: row.sha256,
    state: row.standing === 'conflict' ? 'conflict' : row.reasons === null ? 'received' : 'quarantined',
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
  }
}
