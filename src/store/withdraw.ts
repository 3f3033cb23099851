import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { type KeptTable, keptTables, type Tables } from './tables.ts'
import { createTally, forgetEmptyTallies, type Tally, talliedColumns } from './tally.ts'
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
    const tally = createTally(database.shard)
    let deleted = 0
    for (const table of keptTables) deleted += await deleteFrom(tx, database, table, { receiptKey, withdrawnOn, tally })
    // In one with what they belong to; one that comes later is not expected by then.
    await tx.deleteFrom('attachments').where('receipt_key', '=', receiptKey).execute()
    await tally.save(tx)
    if (deleted > 0) await forgetEmptyTallies(tx)
    return deleted > 0
  })
  if (isDeleted) await database.forgetDeleted()
}

/**
 * Notes of what kind the submission was that carried the key.
 * @returns true when it was an answer, and none had been noted for this key before
 */
export async function noteWithdrawn(tx: Transaction<Tables>, receiptKey: string, table: KeptTable): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('withdrawals')
    .set({ part: table })
    .where('receipt_key', '=', receiptKey)
    .where((row) => row.or([row('part', 'is', null), row('part', '<>', 'answers')]))
    .executeTakeFirst()
  return table === 'answers' && numUpdatedRows > 0n
}

interface Withdrawing {
  readonly receiptKey: string
  readonly withdrawnOn: string
  readonly tally: Tally
}

async function deleteFrom(
  tx: Transaction<Tables>,
  { kind }: Database,
  table: KeptTable,
  { receiptKey, withdrawnOn, tally }: Withdrawing,
): Promise<number> {
  const gone = await rowsOf(tx, table, sql`receipt_key = ${receiptKey}`)
  const [first] = gone
  if (!first) return 0
  await tx.deleteFrom(table).where('receipt_key', '=', receiptKey).execute()
  if (table === 'answers') for (const row of gone) await forgetWhatWasSaid(tx, row)
  for (const row of gone) countRow(tally, table, row, -1)
  if (await noteWithdrawn(tx, receiptKey, table)) tally.withdrawn(first.survey_id, withdrawnOn)
  await promoteConflicts(
    tx,
    gone.map(({ instance_id }) => instance_id),
    tally,
  )
  if (table === 'answers')
    for (const { instance_id: instanceId, survey_id: surveyId } of gone) {
      await tx.deleteFrom('tagged').where('instance_id', '=', instanceId).execute()
      await tellWebhooks(tx, kind, { surveyId, day: withdrawnOn, changes: [{ instanceId, state: 'withdrawn' }] })
    }
  return gone.length
}

/** Later versions of it are her answers too, and comments may quote them. */
async function forgetWhatWasSaid(tx: Transaction<Tables>, { instance_id, sha256 }: Row): Promise<void> {
  for (const table of ['reviews', 'answer_versions'] as const)
    await tx.deleteFrom(table).where('instance_id', '=', instance_id).where('sha256', '=', sha256).execute()
}

/** Other bytes under the same ID were somebody else's doing or a fault: they now stand alone, whatever came first. */
async function promoteConflicts(tx: Transaction<Tables>, instanceIds: readonly string[], tally: Tally): Promise<void> {
  for (const versions of (await versionsOf(tx, instanceIds)).values()) {
    const [next] = versions
    if (!next || versions.some(({ standing }) => standing === 'first')) continue
    const here = sql`instance_id = ${next.instance_id} and sha256 = ${next.sha256}`
    await sql`update ${sql.table(next.table)} set standing = 'first' where ${here}`.execute(tx)
    for (const row of await rowsOf(tx, next.table, here)) {
      countRow(tally, next.table, { ...row, standing: 'conflict' }, -1)
      countRow(tally, next.table, row, 1)
    }
  }
}

type Row = Pick<Tables['answers'], (typeof talliedColumns)[number]> & { readonly part?: string }

async function rowsOf(tx: Transaction<Tables>, table: KeptTable, where: ReturnType<typeof sql>): Promise<Row[]> {
  const own = table === 'answers' ? talliedColumns : (['instance_id', 'standing', 'survey_id'] as const)
  const columns = [...own, ...(table === 'other_parts' ? ['part'] : [])]
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)} where ${where}`.execute(tx)
  return rows
}

function countRow(tally: Tally, table: KeptTable, row: Row, by: 1 | -1): void {
  if (table === 'answers') tally.answers(row, by)
  else if (table !== 'forwards' && row.standing === 'first') tally.part(row.survey_id, row.part ?? table, by)
}
