import { createLedgerBook, type LedgerBook } from '../../src/queue/ledger-book.ts'
import { createLossWatch } from '../../src/queue/loss-watch.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import type { Device } from './a-queue.ts'

/** What a facilitator's page that is opened now makes of the device's ledger. */
export function aBook({ database }: Pick<Device, 'database'>): LedgerBook {
  const run = withReopen(database)
  return createLedgerBook(database, run, createLossWatch(database, run))
}
