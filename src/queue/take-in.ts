import type { QueueDatabase } from './database.ts'
import type { LedgerBook } from './ledger-book.ts'
import type { LossWatch } from './loss-watch.ts'
import { outboxRowOf } from './outbox.ts'
import { outboxCopyOf } from './outbox-copy.ts'
import { putInOutbox } from './put-in-outbox.ts'
import { failedSave } from './storage-fault.ts'
import type { Run } from './with-reopen.ts'

/** Puts what another device made into the outbox of this one. */
export function createTakeIn(database: QueueDatabase, run: Run, losses: LossWatch): LedgerBook['takeIn'] {
  const { tally } = database
  const copies = outboxCopyOf(database)

  return async (envelopes) => {
    try {
      // Twice in one file is once.
      const unique = [...new Map(envelopes.map((envelope) => [envelope.instanceId, envelope])).values()]
      const rows = (await Promise.all(unique.map(outboxRowOf))).map((row) => ({ ...row, via: 'file' as const }))
      await losses.compared()
      const sorted =
        rows.length > 0
          ? await copies.write(rows, [], () => run(() => putInOutbox(database, losses.update, rows)), waitingOf)
          : []
      await losses.copy(rows.map(({ instanceId }) => instanceId))
      // What was missing may be here again.
      if (await run(() => tally.get('missing'))) await losses.lost()
      const of = (wanted: (typeof sorted)[number]['fate']) => sorted.filter(({ fate }) => fate === wanted)
      return {
        status: 'saved',
        taken: of('taken').length,
        known: of('known').length,
        withdrawn: of('withdrawn').length,
        differing: of('differing').map(({ row }) => row.instanceId),
      }
    } catch (error) {
      return failedSave(error)
    }
  }
}

const waitingOf = (sorted: Awaited<ReturnType<typeof putInOutbox>>): readonly string[] =>
  sorted
    .filter(({ fate, line }) => fate === 'taken' || (fate === 'known' && line?.state === 'made'))
    .map(({ row }) => row.instanceId)
