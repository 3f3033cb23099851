import { sql, type Transaction } from 'kysely'
import { type KeptTable, keptTables, type Tables } from './tables.ts'

/** One content that is kept under an instance ID. */
export interface Version extends Pick<Tables['answers'], 'instance_id' | 'sha256' | 'standing' | 'received_on'> {
  readonly table: KeptTable
}

/** @returns what is kept under these instance IDs, in whichever part it came: an ID is one over all of them */
export async function versionsOf(
  tx: Transaction<Tables>,
  instanceIds: readonly string[],
): Promise<Map<string, Version[]>> {
  const [first, ...others] = keptTables.map((table) =>
    tx
      // What is selected is in every one of the tables.
      .selectFrom(table as 'answers')
      .select(['instance_id', 'sha256', 'standing', 'received_on', sql.lit<KeptTable>(table).as('table')])
      .where('instance_id', 'in', instanceIds),
  )
  // One question for all tables: the calls with the same ID wait for each other meanwhile.
  const rows =
    (await others
      .reduce((all, one) => all?.unionAll(one), first)
      ?.orderBy('sha256')
      .execute()) ?? []
  const versions = new Map<string, Version[]>()
  for (const row of rows) versions.set(row.instance_id, [...(versions.get(row.instance_id) ?? []), row])
  return versions
}
