import type { Envelope } from '../contract/submission.ts'
import type { QueueDatabase } from './database.ts'
import { readLedgerCopy } from './ledger-copy.ts'
import { createLedgerRecords, type LedgerRecord, type RecordFilter } from './ledger-records.ts'
import { countLines, type LedgerCount, type LedgerSummary, summarise } from './ledger-summary.ts'
import type { Comparison, LossWatch } from './loss-watch.ts'
import type { OutboxRow } from './rows.ts'
import type { NotSaved } from './save-result.ts'
import { distinctStarts } from './slices.ts'
import { steadily } from './steadily.ts'
import { createTakeIn } from './take-in.ts'
import { watchChanges } from './watch.ts'
import type { Run } from './with-reopen.ts'

export type RecordPage = {
  readonly records: readonly LedgerRecord[]
  /** There are more after these. */
  readonly hasMore: boolean
}

/** What became of envelopes that another device made. */
export type TakenIn = {
  /** They wait here now, like those made here. */
  readonly taken: number
  /** This device has them, or has seen them off, already. */
  readonly known: number
  /** Withdrawn on this device. */
  readonly withdrawn: number
  /** Instance IDs under which this device knows other content; what it has stays. */
  readonly differing: readonly string[]
}

/** What a facilitator may see and do with the queue and its ledger. Never an answer. */
export type LedgerBook = {
  /** Calls back at once and after every change, also those of other tabs. @returns stops */
  readonly watchSummary: (onChange: (summary: LedgerSummary) => void) => () => void
  /** The same from the copy outside the database, for a database that does not open. */
  readonly summaryOfCopy: () => Promise<LedgerSummary>
  /** Compares ledger and copy line by line, and mends what one of them has lost. */
  readonly compare: () => Promise<Comparison>
  /** @param after the last instance ID of the page before */
  readonly records: (filter: RecordFilter, after: string | null, atMost: number) => Promise<RecordPage>
  /** Keeps it and tries it no more until it is taken back. @returns false where it is no longer in the outbox */
  readonly setAside: (instanceId: string) => Promise<boolean>
  /** Lets it wait like any other, and be tried at once. @returns as `setAside` */
  readonly takeBack: (instanceId: string) => Promise<boolean>
  /** Instance IDs of what is still here. */
  readonly heldIds: (only?: 'attention' | 'aside') => Promise<readonly string[]>
  /** In the order of the IDs; without what was sent meanwhile or cannot be read. */
  readonly held: (instanceIds: readonly string[]) => Promise<readonly OutboxRow[]>
  /** Puts envelopes of another device into the outbox. Safe to repeat with the same ones. */
  readonly takeIn: (envelopes: readonly Envelope[]) => Promise<({ readonly status: 'saved' } & TakenIn) | NotSaved>
}

export function createLedgerBook(database: QueueDatabase, run: Run, losses: LossWatch): LedgerBook {
  const { outbox, ledger } = database
  const index = '[part+workshop+madeOn+state]'

  const readCounts = async (): Promise<readonly LedgerCount[]> => {
    // By index: reading ten thousand lines at every change would keep an old tablet from answering a touch.
    const keys = await distinctStarts(ledger, index, 4)
    return Promise.all(
      keys.map(async (key) => {
        const [part = '', workshop = '', madeOn = '', state = 'made'] = key
        const count = await ledger
          .where(index)
          .equals([...key])
          .count()
        return { part, workshop, madeOn, state: state as LedgerCount['state'], count } // its columns
      }),
    )
  }

  const summaries = steadily(watchChanges(database), async () =>
    summarise(await run(() => database.transaction('r', ledger, readCounts))),
  )

  const move = async (instanceId: string, to: 'waiting' | 'aside') =>
    (await run(() =>
      outbox.update(instanceId, { state: to, ...(to === 'waiting' ? { attempts: 0, reason: null } : {}) }),
    )) === 1

  return {
    watchSummary: summaries.subscribe,
    summaryOfCopy: async () => summarise(countLines([...(await readLedgerCopy()).values()])),
    compare: losses.compareLines,
    records: createLedgerRecords(database, run),
    setAside: (instanceId) => move(instanceId, 'aside'),
    takeBack: (instanceId) => move(instanceId, 'waiting'),

    heldIds: (only) =>
      run(() =>
        only ? outbox.filter(({ state }) => state === only).primaryKeys() : outbox.toCollection().primaryKeys(),
      ),

    async held(instanceIds) {
      const all = () => run(() => outbox.bulkGet([...instanceIds]))
      // One by one, when a row that the browser cannot read makes the whole read fail.
      const each = () => Promise.all(instanceIds.map((id) => run(() => outbox.get(id)).catch(() => undefined)))
      return (await all().catch(each)).filter((row) => row !== undefined)
    },

    takeIn: createTakeIn(database, run, losses),
  }
}
