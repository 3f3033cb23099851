import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { type PartTable, partTables, type Tables } from './tables.ts'

export async function withdraw(database: Database, receiptKey: string, withdrawnOn: string): Promise<void> {
  const isDeleted = await database.db.transaction().execute(async (tx) => {
    await database.lockForWithdrawing(tx)
    await tx
      .insertInto('withdrawals')
      .values({ receipt_key: receiptKey, withdrawn_on: withdrawnOn, part: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    let deleted = 0
    for (const table of partTables) deleted += await deleteFrom(tx, table, receiptKey)
    return deleted > 0
  })
  if (isDeleted) await database.forgetDeleted()
}

async function deleteFrom(tx: Transaction<Tables>, table: PartTable, receiptKey: string): Promise<number> {
  const gone = await tx.deleteFrom(table).where('receipt_key', '=', receiptKey).returning('instance_id').execute()
  if (gone.length === 0) return 0
  await tx.updateTable('withdrawals').set({ part: table }).where('receipt_key', '=', receiptKey).execute()
  for (const { instance_id } of gone) await promoteConflict(tx, table, instance_id)
  return gone.length
}

/** Other bytes under the same ID were somebody else's doing or a fault: they now stand alone, whatever came first. */
async function promoteConflict(tx: Transaction<Tables>, table: PartTable, instanceId: string): Promise<void> {
  const versions = await tx
    .selectFrom(table)
    .select(['sha256', 'standing'])
    .where('instance_id', '=', instanceId)
    .orderBy('sha256')
    .execute()
  const next = versions[0]
  if (!next || versions.some((version) => version.standing === 'first')) return
  await sql`update ${sql.table(table)} set standing = 'first' where instance_id = ${instanceId} and sha256 = ${next.sha256}`.execute(
    tx,
  )
}
