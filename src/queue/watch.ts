import Dexie, { liveQuery } from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { InFlight } from './in-flight.ts'
import type { Queue, QueueState, SubmissionProgress } from './queue.ts'
import type { LedgerRow, OutboxState } from './rows.ts'
import { steadily } from './steadily.ts'
import { emptyTally, openIn } from './tally.ts'

export function createWatch(
  database: QueueDatabase,
  inFlight: InFlight,
): Pick<Queue, 'watchQueue' | 'watchSubmission' | 'watchWithdrawals'> {
  // A receipt that comes between two counts would make them contradict each other.
  const inOneView = <T>(read: () => Promise<T>) =>
    database.transaction('r', database.outbox, database.ledger, database.tally, read)

  const counts = steadily(watchChanges(database), () => inOneView(() => readCounts(database)))

  return {
    watchQueue(onChange) {
      let latest: Counts | null = null
      const show = () => {
        if (latest) onChange({ ...latest, sending: most(countByPart(inFlight.now().values())) })
      }
      const forget = inFlight.onChange(show)
      const stop = counts.subscribe((value) => {
        latest = value
        show()
      })
      return () => {
        forget()
        stop()
      }
    },

    watchSubmission: (instanceIds, onChange) =>
      watch(
        inFlight,
        async () => {
          const progress = await inOneView(() => readProgress(database, instanceIds))
          return progress === 'saved' && instanceIds.some((id) => inFlight.now().has(id)) ? 'sending' : progress
        },
        onChange,
      ),

    watchWithdrawals: (onChange) => watch(inFlight, () => database.withdrawals.toCollection().primaryKeys(), onChange),
  }
}

// After a fault of the database itself; a closed connection that opens again needs no new subscription.
const retryMs = 5_000

/** Changes of outbox and ledger, which none makes without the tally or a row that goes aside; also those of other tabs. */
export const watchChanges = (database: QueueDatabase) => (onChange: () => void) =>
  watch(
    { onChange: () => () => undefined },
    () =>
      Promise.all([
        database.tally.bulkGet(['tally', 'missing']),
        ...(['attention', 'aside'] as const).map((state) => inState(database, [state]).count()),
      ]),
    onChange,
  )

/** By index: the rows themselves are not read. */
const inState = ({ outbox }: QueueDatabase, start: readonly [OutboxState, part?: string]) =>
  outbox.where('[state+part+attempts]').between([...start, Dexie.minKey], [...start, Dexie.maxKey])

function watch<T>(inFlight: Pick<InFlight, 'onChange'>, read: () => Promise<T>, show: (value: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const subscribe = () =>
    liveQuery(read).subscribe({
      next: show,
      error: () => {
        timer = setTimeout(again, retryMs)
      },
    })
  let subscription = subscribe()
  // Reads anew instead of mixing with what was read before, which would show "saved" between "sending" and "received".
  const again = () => {
    clearTimeout(timer)
    subscription.unsubscribe()
    subscription = subscribe()
  }
  const forget = inFlight.onChange(again)
  return () => {
    forget()
    clearTimeout(timer)
    subscription.unsubscribe()
  }
}

type Counts = Omit<QueueState, 'sending'>

/** From the tally: counting ten thousand rows would keep an old phone from starting. What is counted is the exception. */
async function readCounts(database: QueueDatabase): Promise<Counts> {
  const { outbox, ledger, tally } = database
  const [now = emptyTally, missing = emptyTally] = await tally.bulkGet(['tally', 'missing'])
  const parts = Object.keys(now.made)
  const open = openIn(now)
  const inOutbox = (state: OutboxState) => Promise.all(parts.map((part) => inState(database, [state, part]).count()))
  const inLedger = (state: LedgerRow['state']) =>
    Promise.all(parts.map((part) => ledger.where('[part+state]').equals([part, state]).count()))
  const [attention, aside, withdrawn, lost] = [
    await inOutbox('attention'),
    await inOutbox('aside'),
    await inLedger('withdrawn'),
    await inLedger('lost'),
  ]
  const of = (counts: readonly number[], index: number) => counts[index] ?? 0
  const waiting = parts.map(
    (part, index) => (open[part] ?? 0) - (missing.made[part] ?? 0) - of(attention, index) - of(aside, index),
  )
  const openOrReceived = parts.map((part, index) => (now.made[part] ?? 0) - of(withdrawn, index) - of(lost, index))
  return {
    waiting: most(waiting),
    needsAttention: most(attention),
    setAside: most(aside),
    received: most(openOrReceived) - most(Object.values(open)),
    oldestWaitingOn: (await outbox.orderBy('madeOn').first())?.madeOn ?? null,
  }
}

/** How many of the part that is there most often: each response has at most one of each. */
const most = (counts: readonly number[]): number => Math.max(0, ...counts)

function countByPart(parts: Iterable<string>): readonly number[] {
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  return [...counts.values()]
}

/** Anything that is neither waiting nor received nor withdrawn needs a person to look, and is never called received. */
async function readProgress(
  { outbox, ledger }: QueueDatabase,
  instanceIds: readonly string[],
): Promise<SubmissionProgress> {
  const ids = [...instanceIds]
  const [rows, records] = await Promise.all([outbox.bulkGet(ids), ledger.bulkGet(ids)])
  if (ids.length > 0 && records.every((record) => record?.state === 'received')) return 'received'
  const isOver = records.every((record) => record?.state === 'received' || record?.state === 'withdrawn')
  if (ids.length > 0 && isOver) return 'withdrawn'
  const isSafe = ids.every((_, index) => records[index]?.state === 'received' || rows[index]?.state === 'waiting')
  return isSafe ? 'saved' : 'attention'
}
