import type { QueueDatabase } from './database.ts'
import type { LedgerBook, TakenIn } from './ledger-book.ts'
import type { LossWatch } from './loss-watch.ts'
import { outboxRowOf, toLedgerRow } from './outbox.ts'
import type { LedgerRow, OutboxRow } from './rows.ts'
import { failedSave } from './storage-fault.ts'
import { withMade, withUnsettled } from './tally.ts'
import type { Run } from './with-reopen.ts'

const nothing: TakenIn = { taken: 0, known: 0, withdrawn: 0, differing: [] }

/** Puts what another device made into the outbox of this one, in one strictly durable transaction. */
export function createTakeIn(database: QueueDatabase, run: Run, losses: LossWatch): LedgerBook['takeIn'] {
  const { outbox, ledger, tally, withdrawals } = database

  /** Inside the transaction. */
  const sortOut = async (rows: readonly OutboxRow[]) => {
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

  const write = (rows: readonly OutboxRow[]) =>
    database.transaction('rw', [outbox, ledger, tally, withdrawals], async (): Promise<TakenIn> => {
      const sorted = await sortOut(rows)
      const of = (fate: Fate) => sorted.filter((one) => one.fate === fate)
      const taken = of('taken')
      await outbox.bulkAdd(taken.map(({ row }) => row))
      await ledger.bulkPut(
        taken.map(({ row, line }) =>
          line ? { ...line, state: 'made' as const } : { ...toLedgerRow(row), source: 'carried' as const },
        ),
      )
      const made = taken.filter(({ line }) => line === undefined)
      const back = taken.filter(({ line }) => line?.state === 'lost')
      const rowsOf = (some: typeof taken) => some.map(({ row }) => row)
      await losses.update((current) => withUnsettled(withMade(current, rowsOf(made)), rowsOf(back)))
      return {
        taken: taken.length,
        known: of('known').length,
        withdrawn: of('withdrawn').length,
        differing: of('differing').map(({ row }) => row.instanceId),
      }
    })

  return async (envelopes) => {
    try {
      // Twice in one file is once.
      const unique = [...new Map(envelopes.map((envelope) => [envelope.instanceId, envelope])).values()]
      const rows = (await Promise.all(unique.map(outboxRowOf))).map((row) => ({ ...row, via: 'file' as const }))
      await losses.compared()
      const found = rows.length > 0 ? await run(() => write(rows)) : nothing
      await losses.copy(rows.map(({ instanceId }) => instanceId))
      // What was missing may be here again.
      if (await run(() => tally.get('missing'))) await losses.lost()
      return { status: 'saved', ...found }
    } catch (error) {
      return failedSave(error)
    }
  }
}

type Fate = 'taken' | 'known' | 'withdrawn' | 'differing'

function fateOf(
  { instanceId, sha256, envelope }: OutboxRow,
  line: LedgerRow | undefined,
  held: ReadonlySet<string>,
  withdrawn: ReadonlySet<string>,
): Fate {
  if (line?.state === 'withdrawn' || withdrawn.has(envelope.receiptHash ?? '')) return 'withdrawn'
  if (line === undefined) return 'taken'
  if (line.sha256 !== sha256) return 'differing'
  // Made or brought here once, and lost since: this is what the file is for.
  return line.state === 'received' || held.has(instanceId) ? 'known' : 'taken'
}
