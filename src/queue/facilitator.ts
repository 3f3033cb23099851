import { deviceDatabase } from './device-database.ts'
import { createLedgerBook, type LedgerBook } from './ledger-book.ts'
import { createLossWatch } from './loss-watch.ts'
import { withReopen } from './with-reopen.ts'

export type { LedgerBook, RecordPage, TakenIn } from './ledger-book.ts'
export type { LedgerRecord, RecordFilter, RecordState } from './ledger-records.ts'
export { type LedgerGroup, type LedgerSummary, totalOf } from './ledger-summary.ts'
export type { Comparison } from './loss-watch.ts'

const run = withReopen(deviceDatabase)

/** The ledger of this device for the facilitator's page; a door of its own, because no respondent needs to carry it. */
export const ledgerBook: LedgerBook = createLedgerBook(deviceDatabase, run, createLossWatch(deviceDatabase, run))
