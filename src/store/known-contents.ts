import { type Kysely, sql } from 'kysely'
import { partTables, type Tables } from './tables.ts'

/** @returns the hashes of all contents that are kept under these instance IDs, in whichever part */
export async function knownContents(
  db: Kysely<Tables>,
  instanceIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>()
  if (instanceIds.length === 0) return found
  for (const table of partTables) {
    const rows = await db
      // What is selected is in every one of the tables.
      .selectFrom(table as 'answers')
      .select(['instance_id', 'sha256'])
      .where('instance_id', 'in', instanceIds)
      .execute()
    for (const { instance_id, sha256 } of rows)
      found.set(instance_id, new Set([...(found.get(instance_id) ?? []), sha256]))
  }
  return found
}

/** How many responses that count take the place of ones which the baseline counts. */
export async function earlier(db: Kysely<Tables>, surveyId: string): Promise<number> {
  const row = await db
    .selectFrom('answers')
    .where('survey_id', '=', surveyId)
    .where('standing', '=', 'first')
    .where('counted', '=', 1)
    // As a constant, so that the index of the few is seen to fit.
    .where(sql<boolean>`earlier = 1`)
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  return row?.number ?? 0
}
