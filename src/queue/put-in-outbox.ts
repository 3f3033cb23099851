import type { QueueDatabase } from './database.ts'
import type { LossWatch } from './loss-watch.ts'
import { toLedgerRow } from './outbox.ts'
import type { LedgerRow, OutboxRow } from './rows.ts'
import { withMade, withUnsettled } from './tally.ts'

type Fate = 'taken' | 'known' | 'withdrawn' | 'differing'
type Sorted = { readonly row: OutboxRow; readonly line: LedgerRow | undefined; readonly fate: Fate }

/**
 * Puts rows into the outbox that may have been here before, or come from elsewhere, in one strictly durable transaction.
 * @returns what became of each
 */
export function putInOutbox(
  { outbox, ledger, tally, withdrawals }: QueueDatabase,
  update: LossWatch['update'],
  rows: readonly OutboxRow[],
): PromiseLike<readonly Sorted[]> {
  /** Inside the transaction. */
  const sortOut = async (): Promise<readonly Sorted[]> => {
    const ids = rows.map(({ instanceId }) => instanceId)
    const [lines, held, withdrawn] = await Promise.all([
      ledger.bulkGet(ids),
      outbox.where('instanceId').anyOf(ids).primaryKeys(),
      withdrawals.toCollection().primaryKeys(),
    ])
    return rows.map((row, index) => ({
      row,
      line: lines[index],
      fate: fateOf(row, lines[index], new Set(held), new Set(withdrawn)),
    }))
  }

  return outbox.db.transaction('rw', [outbox, ledger, tally, withdrawals], async () => {
    const sorted = await sortOut()
    const taken = sorted.filter(({ fate }) => fate === 'taken')
    await outbox.bulkAdd(taken.map(({ row }) => row))
    await ledger.bulkPut(taken.map(({ row, line }) => (line ? { ...line, state: 'made' } : toLedgerRow(row))))
    const made = taken.filter(({ line }) => line === undefined)
    const back = taken.filter(({ line }) => line?.state === 'lost')
    const rowsOf = (some: readonly Sorted[]) => some.map(({ row }) => row)
    await update((current) => withUnsettled(withMade(current, rowsOf(made)), rowsOf(back)))
    return sorted
  })
}

function fateOf(
  { instanceId, sha256, envelope }: OutboxRow,
  line: LedgerRow | undefined,
  held: ReadonlySet<string>,
  withdrawn: ReadonlySet<string>,
): Fate {
  if (line?.state === 'withdrawn' || withdrawn.has(envelope.receiptHash ?? '')) return 'withdrawn'
  if (line === undefined) return 'taken'
  if (line.sha256 !== sha256) return 'differing'
  // Made or brought here once, and lost since: this is what the file, or the copy, is for.
  return line.state === 'received' || held.has(instanceId) ? 'known' : 'taken'
}
