import Dexie from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { RecordPage } from './ledger-book.ts'
import type { LedgerRow, OutboxState } from './rows.ts'
import type { Run } from './with-reopen.ts'

/** `missing`: neither here nor received. */
export type RecordState = OutboxState | 'received' | 'withdrawn' | 'missing'

/** One line of the ledger as a person may see it. */
export type LedgerRecord = Pick<LedgerRow, 'instanceId' | 'part' | 'workshop' | 'madeOn' | 'sha256' | 'receipt'> & {
  readonly state: RecordState
  /** Why it needs attention, as `OutboxRow.reason`. */
  readonly reason: string | null
  readonly isCarried: boolean
}

type Lines = ReturnType<QueueDatabase['ledger']['toCollection']>

export type RecordFilter =
  | { readonly state: 'any' | OutboxState | 'received' | 'withdrawn' | 'missing' }
  /** The first letters of an instance ID. */
  | { readonly idStart: string }

/** Reads the ledger in pages, sorted by the random IDs: nothing stands beside what it was made with. */
export function createLedgerRecords({ outbox, ledger }: QueueDatabase, run: Run) {
  /** Outbox rows by ID; null in the place of one that the browser cannot read. */
  const heldBy = async (instanceIds: readonly string[]) => {
    const rows = await run(() => outbox.bulkGet([...instanceIds])).catch(() =>
      Promise.all(instanceIds.map((id) => run(() => outbox.get(id)).catch(() => null))),
    )
    return new Map(rows.map((row, index) => [instanceIds[index] ?? '', row]))
  }

  const toRecords = async (rows: readonly LedgerRow[]): Promise<LedgerRecord[]> => {
    const held = await heldBy(rows.filter(({ state }) => state === 'made').map(({ instanceId }) => instanceId))
    return rows.map(({ instanceId, part, workshop, madeOn, sha256, receipt, state, source }) => {
      const row = held.get(instanceId)
      const isHere = row !== undefined && state === 'made'
      return {
        ...{ instanceId, part, workshop, madeOn, sha256, receipt },
        state: isHere ? (row?.state ?? 'attention') : state === 'received' || state === 'withdrawn' ? state : 'missing',
        reason: isHere ? (row ? row.reason : 'unreadable') : null,
        isCarried: source === 'carried',
      }
    })
  }

  const linesOf = async (state: Exclude<RecordState, 'missing'> | 'any', after: string, atMost: number) => {
    if (state === 'any') return ledger.where('instanceId').above(after).limit(atMost).toArray()
    if (state === 'received' || state === 'withdrawn')
      return sortedAfter(ledger.where('state').equals(state), after, atMost)
    const keys = await outbox
      .where('[state+part+attempts]')
      .between([state, Dexie.minKey], [state, Dexie.maxKey])
      .primaryKeys()
    const wanted = keys
      .filter((key) => key > after)
      .sort()
      .slice(0, atMost)
    return (await ledger.bulkGet(wanted)).filter((row) => row !== undefined)
  }

  const missing = async (after: string, atMost: number) => {
    const present = new Set(await outbox.toCollection().primaryKeys())
    const open = ledger.where('state').anyOf('made', 'lost')
    const gone = open.filter(({ instanceId, state }) => state === 'lost' || !present.has(instanceId))
    return sortedAfter(gone, after, atMost)
  }

  return async (filter: RecordFilter, after: string | null, atMost: number): Promise<RecordPage> => {
    const rows = await run<LedgerRow[]>(() => {
      // One more than is shown, to know whether there is more.
      if ('idStart' in filter)
        return ledger
          .where('instanceId')
          .startsWith(filter.idStart)
          .filter(({ instanceId }) => instanceId > (after ?? ''))
          .limit(atMost + 1)
          .toArray()
      return filter.state === 'missing'
        ? missing(after ?? '', atMost + 1)
        : linesOf(filter.state, after ?? '', atMost + 1)
    })
    return { records: await toRecords(rows.slice(0, atMost)), hasMore: rows.length > atMost }
  }
}

const sortedAfter = async (lines: Lines, after: string, atMost: number): Promise<LedgerRow[]> => {
  const rows = await lines.filter(({ instanceId }) => instanceId > after).toArray()
  return rows.sort((one, other) => (one.instanceId < other.instanceId ? -1 : 1)).slice(0, atMost)
}
