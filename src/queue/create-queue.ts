import type { QueueDatabase } from './database.ts'
import { createDrafts } from './drafts.ts'
import { createHandOver } from './hand-over.ts'
import { createInFlight } from './in-flight.ts'
import { createLease } from './lease.ts'
import { createLossWatch } from './loss-watch.ts'
import { createOutbox } from './outbox.ts'
import type { Queue } from './queue.ts'
import type { SaveResult } from './save-result.ts'
import { askToPersistOnce, readStorageHealth } from './storage-health.ts'
import { createTabDraft, type TabStorage } from './tab-draft.ts'
import { createWatch } from './watch.ts'
import { withReopen } from './with-reopen.ts'
import { createWithdrawals } from './withdrawals.ts'

/** Two queues on databases of one name behave as two tabs do. */
export function createQueue(
  database: QueueDatabase,
  monotonicMs: () => number = () => performance.now(),
  tabStorage: TabStorage = () => sessionStorage,
): Queue {
  const run = withReopen(database)
  const losses = createLossWatch(database, run)
  const inFlight = createInFlight()
  const tabDraft = createTabDraft(tabStorage)
  const drafts = createDrafts(database, run, losses, tabDraft)
  const outbox = createOutbox(database, run, losses, tabDraft)
  const withdrawals = createWithdrawals(database, run, losses)

  return {
    ...drafts,
    ...outbox,
    ...withdrawals,
    ...createHandOver(database, run, losses),
    ...createWatch(database, inFlight),
    ...createLease(database, run, monotonicMs),
    saveDraft: (draft) => drafts.saveDraft(draft).then(thenAskToPersist),
    finish: (finished) => outbox.finish(finished).then(thenAskToPersist),
    withdraw: (receiptHashes) => withdrawals.withdraw(receiptHashes).then(thenAskToPersist),
    markSending: inFlight.start,
    lost: losses.lost,
    storageHealth: () => readStorageHealth(losses),
    acknowledgeLoss: losses.acknowledge,
    close: () => database.close(),
  }
}

function thenAskToPersist<Result extends SaveResult>(result: Result): Result {
  if (result.status === 'saved') askToPersistOnce()
  return result
}
