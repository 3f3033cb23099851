import type { Insertable, Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Arrival, Kept } from './store.ts'
import { type PartTable, type Tables, tableOf } from './tables.ts'

export async function keep(
  database: Database,
  arrivals: readonly Arrival[],
  receivedOn: string,
): Promise<readonly Kept[]> {
  const results = new Map<Arrival, Kept>()
  // In one fixed order: two calls that hold the same IDs in different orders would wait for each other for ever.
  const ordered = arrivals.toSorted((a, b) => (a.instanceId < b.instanceId ? -1 : a.instanceId > b.instanceId ? 1 : 0))
  await database.db.transaction().execute(async (tx) => {
    await database.lockForKeeping(tx)
    for (const arrival of ordered) results.set(arrival, await keepOne(tx, arrival, receivedOn))
  })
  return arrivals.map((arrival) => results.get(arrival) ?? never(arrival.part))
}

async function keepOne(tx: Transaction<Tables>, arrival: Arrival, receivedOn: string): Promise<Kept> {
  const accepted: Kept = { state: arrival.reasons.length > 0 ? 'quarantined' : 'stored', receivedOn }
  // Whoever took it back sees no difference on the phone, and nobody else learns that it was taken back.
  if (await isWithdrawn(tx, arrival)) return accepted
  const table = tableOf(arrival.part)
  if (await insert(tx, table, rowFor(table, arrival, 'first', receivedOn))) return accepted

  const versions = await tx
    .selectFrom(table)
    .select(['sha256', 'standing', 'received_on'])
    .where('instance_id', '=', arrival.instanceId)
    .execute()
  const same = versions.find((version) => version.sha256 === arrival.sha256)
  if (same) return { state: same.standing === 'first' ? 'duplicate' : 'conflict', receivedOn: same.received_on }
  await insert(tx, table, rowFor(table, arrival, 'conflict', receivedOn))
  return { state: 'conflict', receivedOn }
}

async function isWithdrawn(tx: Transaction<Tables>, arrival: Arrival): Promise<boolean> {
  if (arrival.receiptKey === null) return false
  const { numUpdatedRows } = await tx
    .updateTable('withdrawals')
    .set({ part: tableOf(arrival.part) })
    .where('receipt_key', '=', arrival.receiptKey)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function insert(tx: Transaction<Tables>, table: PartTable, row: Insertable<Tables['answers']>): Promise<boolean> {
  // The tables differ by columns that rowFor puts in or leaves out for this very table.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto(table as 'answers')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

function rowFor(table: PartTable, arrival: Arrival, standing: 'first' | 'conflict', receivedOn: string) {
  const kept = {
    instance_id: arrival.instanceId,
    sha256: arrival.sha256,
    standing,
    survey_id: arrival.surveyId,
    form_version: arrival.formVersion,
    language: arrival.language,
    receipt_key: arrival.receiptKey,
    payload_type: arrival.payloadType,
    payload: arrival.payload,
    received_on: receivedOn,
    reasons: arrival.reasons.length > 0 ? arrival.reasons.join(',') : null,
  }
  const answersOnly = {
    completed_on: arrival.completedOn,
    workshop: arrival.workshop,
    channel: arrival.channel,
    mode: arrival.mode,
    usable: arrival.usable === null ? null : Number(arrival.usable),
    counted: Number(arrival.usable === true && arrival.reasons.length === 0),
    org_key: arrival.orgKey,
    country: arrival.country,
  }
  // See insert: the other tables have no columns for what only answers carry.
  if (table === 'answers') return { ...kept, ...answersOnly }
  return (table === 'other_parts' ? { ...kept, part: arrival.part } : kept) as typeof kept & typeof answersOnly
}

function never(part: string): never {
  throw new Error(`an arrival of part ${part} was left without a result`)
}
