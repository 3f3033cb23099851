import { type Kysely, sql } from 'kysely'
import { type FlaggedRow, flagKinds, type ReviewState } from '../contract/submission-review.ts'
import type { FlaggedPlace, FlaggedSet } from './steering-store.ts'
import type { Tables } from './tables.ts'

type Found = FlaggedPlace

/**
 * A page of the list. Each state is read in the order of an index of its own and the pages are laid into one another:
 * one question for several states would have to sort all of them.
 */
export async function flagged(
  db: Kysely<Tables>,
  which: FlaggedSet,
  after: FlaggedPlace | null,
  limit: number,
): Promise<readonly (FlaggedRow & { readonly groupedBy: string })[]> {
  const pages = await Promise.all(which.states.map((state) => placesOf(db, which, state, after, limit)))
  const places = pages.flat().sort(inOrder).slice(0, limit)
  const rows = await rowsAt(db, places)
  return places.flatMap((place) => {
    const row = rows.get(nameOf(place))
    return row ? [{ ...row, groupedBy: place.groupedBy }] : []
  })
}

const inOrder = (a: Found, b: Found): number =>
  compare(a.groupedBy, b.groupedBy) || compare(a.instanceId, b.instanceId) || compare(a.sha256, b.sha256)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const nameOf = (key: { readonly instanceId: string; readonly sha256: string }) => `${key.instanceId} ${key.sha256}`

async function placesOf(
  db: Kysely<Tables>,
  { surveyId, kind }: FlaggedSet,
  state: ReviewState,
  after: FlaggedPlace | null,
  limit: number,
): Promise<Found[]> {
  const of = sql`survey_id = ${surveyId} and review_state = ${state}`
  const key = sql`(${after?.instanceId}, ${after?.sha256})`
  const then = after === null ? sql`` : sql`and (instance_id, sha256) > ${key}`
  const thenInGroup =
    after === null
      ? sql``
      : sql`and (grouped_by, instance_id, sha256) > (${after.groupedBy}, ${after.instanceId}, ${after.sha256})`
  const query =
    kind === 'all'
      ? sql`select '' as grouped_by, instance_id, sha256 from answers where ${of} ${then}
          order by instance_id, sha256 limit ${limit}`
      : kind === 'any'
        ? sql`select distinct '' as grouped_by, instance_id, sha256 from flags where ${of} ${then}
          order by instance_id, sha256 limit ${limit}`
        : sql`select grouped_by, instance_id, sha256 from flags where ${of} and kind = ${kind} ${thenInGroup}
          order by grouped_by, instance_id, sha256 limit ${limit}`
  const { rows } = await sql<Pick<Tables['flags'], 'grouped_by' | 'instance_id' | 'sha256'>>`${query}`.execute(db)
  return rows.map((row) => ({ groupedBy: row.grouped_by, instanceId: row.instance_id, sha256: row.sha256 }))
}

/** What the list shows of these contents, by their key. */
export async function rowsAt(
  db: Kysely<Tables>,
  places: readonly { readonly instanceId: string; readonly sha256: string }[],
): Promise<ReadonlyMap<string, FlaggedRow>> {
  const ids = [...new Set(places.map(({ instanceId }) => instanceId))]
  if (ids.length === 0) return new Map()
  const answers = await db
    .selectFrom('answers')
    .leftJoin('organisations', (join) =>
      join
        .onRef('organisations.survey_id', '=', 'answers.survey_id')
        .onRef('organisations.org_key', '=', 'answers.org_key'),
    )
    .select([
      'instance_id',
      'sha256',
      'review_state',
      'reasons',
      'received_on',
      'language',
      'workshop',
      'channel',
      'counted',
      'edits',
      'answers.org_key',
      'responses',
    ])
    .where('instance_id', 'in', ids)
    .execute()
  const flags = await db
    .selectFrom('flags')
    .select(['instance_id', 'sha256', 'kind'])
    .where('instance_id', 'in', ids)
    .execute()
  return new Map(
    answers.map((row) => {
      const key = nameOf({ instanceId: row.instance_id, sha256: row.sha256 })
      const own = flags.filter((flag) => flag.instance_id === row.instance_id && flag.sha256 === row.sha256)
      const found: FlaggedRow = {
        instanceId: row.instance_id,
        sha256: row.sha256,
        reviewState: row.review_state,
        flags: flagKinds.filter((kind) => own.some((flag) => flag.kind === kind)),
        reasons: row.reasons?.split(',') ?? [],
        receivedOn: row.received_on,
        language: row.language,
        workshop: row.workshop,
        channel: row.channel,
        counts: row.counted === 1,
        edits: row.edits,
        organisation: row.org_key?.slice(0, 16) ?? null,
        ofOrganisation: row.responses ?? 0,
      }
      return [key, found]
    }),
  )
}
