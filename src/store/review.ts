import { sql, type Transaction } from 'kysely'
import type { HookState } from '../contract/hooks.ts'
import type { ReviewState } from '../contract/submission-review.ts'
import type { Database } from './database.ts'
import { isSetAside } from './flag-keeper.ts'
import type { ContentKey, Deed, SteeringStore, VersionFacts } from './steering-store.ts'
import type { Tables } from './tables.ts'
import { createTally, talliedColumns, writeFacets, writeUnanswered } from './tally.ts'
import { tellWebhooks } from './webhooks.ts'

/** What people say and mend of a response. Each deed is added to the history, in the transaction of what it does. */
export function createReviews(database: Database): Pick<SteeringStore, 'review' | 'edit'> {
  return {
    review: (deed, state, day) =>
      changeRow(database, deed, day, async (_, row) => {
        const to = state ?? row.review_state
        return { to, facts: {}, version: null, told: to === row.review_state ? [] : [to] }
      }),
    edit: (deed, payload, facts, day) =>
      changeRow(database, deed, day, async (tx, row) => {
        const columns = columnsOf(facts)
        const key = { instance_id: row.instance_id, sha256: row.sha256 }
        const { usable, country, facets, reasons, flags, unanswered } = row
        const first = { ...key, number: 0, payload: null, usable, country, facets, reasons, flags, unanswered }
        const number = row.edits + 1
        await tx
          .insertInto('answer_versions')
          .values([...(row.edits === 0 ? [first] : []), { ...key, number, payload, ...columns }])
          .execute()
        // Nobody has approved or rejected what stands there now.
        return { to: 'received', facts: { ...columns, edits: number }, version: number, told: ['edited'] }
      }),
  }
}

type Row = Pick<Tables['answers'], (typeof columns)[number]>
const columns = [...talliedColumns, 'usable', 'edits'] as const

interface Outcome {
  readonly to: ReviewState
  readonly facts: Partial<Row>
  readonly version: number | null
  readonly told: readonly HookState[]
}

async function changeRow(
  database: Database,
  deed: Deed,
  day: string,
  decide: (tx: Transaction<Tables>, row: Row) => Promise<Outcome>,
): Promise<'done' | 'unknown' | 'changed'> {
  return database.db.transaction().execute(async (tx) => {
    // A withdrawal waits for this to be over, and takes it along; so does whoever else says something of this response.
    await database.lockForKeeping(tx, [deed.instanceId])
    const row = await rowOf(tx, deed)
    if (!row) return 'unknown'
    const known = await historyLength(tx, deed)
    if (known !== deed.seen) return 'changed'
    await lockOrganisation(tx, database, row)
    const { to, facts, version, told } = await decide(tx, row)
    const changed = { ...row, ...facts, review_state: to }
    const counted = Number(changed.usable === 1 && !isSetAside(changed))
    const tally = createTally(database.shard)
    tally.answers(row, -1)
    tally.answers({ ...changed, counted }, 1)
    tally.changed(row.survey_id)
    await tx
      .updateTable('answers')
      .set({ ...facts, review_state: to, counted })
      .where('instance_id', '=', deed.instanceId)
      .where('sha256', '=', deed.sha256)
      .execute()
    const { who, at, comment } = deed
    const about = { instance_id: deed.instanceId, sha256: deed.sha256, number: known + 1 }
    await tx
      .insertInto('reviews')
      .values({ ...about, at, who, from_state: row.review_state, to_state: to, comment, version })
      .execute()
    await tellWebhooks(tx, database.kind, {
      surveyId: row.survey_id,
      day,
      changes: told.map((state) => ({ instanceId: deed.instanceId, state })),
    })
    await tally.save(tx)
    return 'done'
  })
}

async function rowOf(tx: Transaction<Tables>, { instanceId, sha256 }: ContentKey): Promise<Row | undefined> {
  return tx
    .selectFrom('answers')
    .select(columns)
    .where('instance_id', '=', instanceId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

async function historyLength(tx: Transaction<Tables>, { instanceId, sha256 }: ContentKey): Promise<number> {
  const row = await tx
    .selectFrom('reviews')
    .select((q) => q.fn.countAll<number>().as('number'))
    .where('instance_id', '=', instanceId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** First of all locks, as arrivals of the same organisation flag this row while they hold it. */
async function lockOrganisation(tx: Transaction<Tables>, { kind }: Database, row: Row): Promise<void> {
  if (kind === 'sqlite' || row.org_key === null) return
  await sql`select 1 from organisations where survey_id = ${row.survey_id} and org_key = ${row.org_key} for update`.execute(
    tx,
  )
}

const columnsOf = ({ usable, country, facets, reasons, flags, unanswered }: VersionFacts) => ({
  usable: usable === null ? null : Number(usable),
  country,
  facets: writeFacets(facets),
  reasons: reasons.length > 0 ? reasons.join(',') : null,
  flags: flags.length > 0 ? flags.join(',') : null,
  unanswered: writeUnanswered(unanswered),
})
