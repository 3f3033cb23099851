import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { type KeptTable, keptTables, type Tables } from './tables.ts'
import { versionsOf } from './versions.ts'
import { tellWebhooks } from './webhooks.ts'

/** @param forwardHash the device's own hash, where a hub has to tell its upstream; else null */
export async function withdraw(
  database: Database,
  receiptKey: string,
  withdrawnOn: string,
  forwardHash: string | null,
): Promise<void> {
  const isDeleted = await database.db.transaction().execute(async (tx) => {
    await database.lockForWithdrawing(tx)
    await tx
      .insertInto('withdrawals')
      .values({ receipt_key: receiptKey, withdrawn_on: withdrawnOn, part: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (forwardHash !== null)
      await tx
        .insertInto('forward_withdrawals')
        .values({ receipt_hash: forwardHash })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    let deleted = 0
    for (const table of keptTables) deleted += await deleteFrom(tx, database, table, { receiptKey, withdrawnOn })
    return deleted > 0
  })
  if (isDeleted) await database.forgetDeleted()
}

interface Withdrawal {
  readonly receiptKey: string
  readonly withdrawnOn: string
}

async function deleteFrom(
  tx: Transaction<Tables>,
  { kind }: Database,
  table: KeptTable,
  { receiptKey, withdrawnOn }: Withdrawal,
): Promise<number> {
  const gone = await tx
    .deleteFrom(table)
    .where('receipt_key', '=', receiptKey)
    .returning(['instance_id', 'survey_id'])
    .execute()
  if (gone.length === 0) return 0
  await tx.updateTable('withdrawals').set({ part: table }).where('receipt_key', '=', receiptKey).execute()
  await promoteConflicts(
    tx,
    gone.map(({ instance_id }) => instance_id),
  )
  if (table === 'answers')
    for (const { instance_id: instanceId, survey_id: surveyId } of gone)
      await tellWebhooks(tx, kind, { surveyId, day: withdrawnOn, changes: [{ instanceId, state: 'withdrawn' }] })
  return gone.length
}

/** Other bytes under the same ID were somebody else's doing or a fault: they now stand alone, whatever came first. */
async function promoteConflicts(tx: Transaction<Tables>, instanceIds: readonly string[]): Promise<void> {
  for (const versions of (await versionsOf(tx, instanceIds)).values()) {
    const [next] = versions
    if (!next || versions.some(({ standing }) => standing === 'first')) continue
    await sql`update ${sql.table(next.table)} set standing = 'first' where instance_id = ${next.instance_id} and sha256 = ${next.sha256}`.execute(
      tx,
    )
  }
}
