import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie'
import { announceChanges } from './changes.ts'
import type {
  ClosedDraftRow,
  DraftFileRow,
  DraftKeyRow,
  LeaseRow,
  LedgerRow,
  OutboxFileRow,
  OutboxRow,
  ParkedDraftRow,
  PlainDraftRow,
  SealedDraftRow,
  TallyRow,
  WithdrawalRow,
} from './rows.ts'

export type QueueDatabase = Dexie & {
  readonly drafts: EntityTable<PlainDraftRow, 'draftId'>
  readonly sealedDrafts: EntityTable<SealedDraftRow, 'draftId'>
  readonly draftKeys: EntityTable<DraftKeyRow, 'draftId'>
  readonly parkedDrafts: EntityTable<ParkedDraftRow, 'draftId'>
  readonly closedDrafts: EntityTable<ClosedDraftRow, 'draftId'>
  readonly outbox: EntityTable<OutboxRow, 'instanceId'>
  readonly ledger: EntityTable<LedgerRow, 'instanceId'>
  readonly tally: EntityTable<TallyRow, 'name'>
  readonly leases: EntityTable<LeaseRow, 'name'>
  readonly withdrawals: EntityTable<WithdrawalRow, 'receiptHash'>
  readonly draftFiles: Table<DraftFileRow, [draftId: string, name: string]>
  readonly outboxFiles: Table<OutboxFileRow, [instanceId: string, sha256: string]>
}

/**
 * The device's database. Nothing is read or written before the first call on a table.
 * The schema only ever grows: an old tab may still write while a new one opens, and a store made anew is a queue wiped.
 */
export function openDatabase(name: string): QueueDatabase {
  // Browsers default to relaxed durability: the transaction completes before the bytes are on the disk.
  // Despite its name Dexie hands the option to every browser. Its cache would show a write before it is committed.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' }) as QueueDatabase // the tables below make it one
  announceChanges(database)
  // How a database came from an earlier version Dexie sees in the database itself; each version told takes a phone its time.
  database
    .version(6)
    .stores({
      drafts: 'draftId, order',
      // Beside the old table, which an old tab goes on reading: it would offer as a draft what it cannot open.
      sealedDrafts: 'draftId, order',
      draftKeys: 'draftId',
      closedDrafts: 'draftId',
      outbox: 'instanceId, madeOn, [state+part+attempts]',
      // `source` only of what another device made: the index has nothing of all the others.
      ledger: 'instanceId, state, [part+state], [part+workshop+madeOn+state], [source+part+state]',
      tally: 'name',
      leases: 'name',
      withdrawals: 'receiptHash',
      parkedDrafts: 'draftId, number',
      draftFiles: '[draftId+name], draftId',
      outboxFiles: '[instanceId+sha256], instanceId',
    })
    .upgrade(nameWorkshops)
  return database
}

/** For rows from before version 4: an index leaves out those that lack one of its columns. */
async function nameWorkshops(transaction: Transaction): Promise<void> {
  const ledger = transaction.table<LedgerRow, string>('ledger')
  // None of them since: not one row is read then, of which the disk may have damaged some.
  if ((await ledger.orderBy('[part+workshop+madeOn+state]').count()) === (await ledger.count())) return
  const waiting = await transaction.table<OutboxRow, string>('outbox').toArray()
  const workshops = new Map(waiting.map(({ instanceId, envelope }) => [instanceId, envelope.workshop ?? '']))
  await ledger.toCollection().modify((row) => {
    if ((row as Partial<LedgerRow>).workshop !== undefined) return false
    Object.assign(row, { workshop: workshops.get(row.instanceId) ?? '' })
    return true
  })
}
