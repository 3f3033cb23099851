import type { RawBuilder, Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { SteeringStore } from './steering-store.ts'
import type { Tables } from './tables.ts'
import { createTally } from './tally.ts'

/** Each change also moves the revision, so that whoever watches the figures sees it. */
export function createTargets({
  db,
  shard,
}: Pick<Database, 'db' | 'shard'>): Pick<SteeringStore, 'targets' | 'saveTarget' | 'deleteTarget'> {
  return {
    async targets(surveyId) {
      const rows = await db
        .selectFrom('targets')
        .selectAll()
        .where('survey_id', '=', surveyId)
        .orderBy('kind')
        .orderBy('key')
        .execute()
      return rows.map(({ kind, key, goal, changed_by, changed_on }) => ({
        kind,
        key,
        goal,
        changedBy: changed_by,
        changedOn: changed_on,
      }))
    },
    saveTarget: (surveyId, { kind, key, goal }, by, on) =>
      db.transaction().execute(async (tx) => {
        const before = await goalOf(tx, surveyId, kind, key)
        const facts = { goal, changed_by: by, changed_on: on }
        await tx
          .insertInto('targets')
          .values({ survey_id: surveyId, kind, key, ...facts })
          .onConflict((conflict) => conflict.columns(['survey_id', 'kind', 'key']).doUpdateSet(facts))
          .execute()
        await tellOfIt(tx, surveyId, shard)
        return before
      }),
    deleteTarget: (surveyId, kind, key) =>
      db.transaction().execute(async (tx) => {
        const before = await goalOf(tx, surveyId, kind, key)
        await tx
          .deleteFrom('targets')
          .where('survey_id', '=', surveyId)
          .where('kind', '=', kind)
          .where('key', '=', key)
          .execute()
        await tellOfIt(tx, surveyId, shard)
        return before
      }),
  }
}

async function goalOf(
  tx: Transaction<Tables>,
  surveyId: string,
  kind: Tables['targets']['kind'],
  key: string,
): Promise<number | null> {
  const row = await tx
    .selectFrom('targets')
    .select('goal')
    .where('survey_id', '=', surveyId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.goal ?? null
}

async function tellOfIt(tx: Transaction<Tables>, surveyId: string, shard: RawBuilder<number>): Promise<void> {
  const tally = createTally(shard)
  tally.changed(surveyId)
  await tally.save(tx)
}
