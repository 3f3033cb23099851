import Dexie from 'dexie'
import { onChangeOf } from './changes.ts'
import type { QueueDatabase } from './database.ts'
import type { InFlight } from './in-flight.ts'
import type { Queue, QueueState, SubmissionProgress } from './queue.ts'
import type { LedgerRow, OutboxState, Tally } from './rows.ts'
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
        database,
        inFlight,
        async () => {
          const progress = await inOneView(() => readProgress(database, instanceIds))
          return progress === 'saved' && instanceIds.some((id) => inFlight.now().has(id)) ? 'sending' : progress
        },
        onChange,
      ),

    watchWithdrawals: (onChange) =>
      watch(database, inFlight, () => database.withdrawals.toCollection().primaryKeys(), onChange),
  }
}

const watched = ['outbox', 'ledger', 'tally', 'withdrawals'] as const

/** Calls back at once, and after every change of what waits and of what became of it; also by other tabs. */
export const watchChanges = (database: QueueDatabase) => (onChange: () => void) => {
  onChange()
  return onChangeOf(database, watched, onChange)
}

/** By index: the rows themselves are not read. */
const inState = ({ outbox }: QueueDatabase, start: readonly [OutboxState, part?: string]) =>
  outbox.where('[state+part+attempts]').between([...start, Dexie.minKey], [...start, Dexie.maxKey])

// After a fault of the database itself; a closed connection that opens again needs no new subscription.
const retryMs = 5_000

function watch<T>(
  database: QueueDatabase,
  inFlight: InFlight,
  read: () => PromiseLike<T>,
  show: (value: T) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let isStale = false
  let isOver = false

  const look = (): void => {
    clearTimeout(timer)
    isStale = isBusy
    if (isBusy || isOver) return
    isBusy = true
    // What changes meanwhile is read anew instead of mixed with what was read before, which would show "saved" between
    // "sending" and "received".
    Promise.resolve(read()).then(
      (value) => {
        isBusy = false
        if (isStale) look()
        else if (!isOver) show(value)
      },
      () => {
        isBusy = false
        if (!isOver) timer = setTimeout(look, retryMs)
      },
    )
  }

  const stops = [inFlight.onChange(look), onChangeOf(database, watched, look)]
  look()
  return () => {
    isOver = true
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

type Counts = Omit<QueueState, 'sending'>

/** From the tally: counting ten thousand rows would keep an old phone from starting. What is counted is the exception. */
async function readCounts(database: QueueDatabase): Promise<Counts> {
  const [now = emptyTally, missing = emptyTally] = await database.tally.bulkGet(['tally', 'missing'])
  const parts = Object.keys(now.made)
  return parts.length === 0 ? nothingMade : countParts(database, parts, now, missing)
}

const nothingMade: Counts = { waiting: 0, needsAttention: 0, setAside: 0, received: 0, oldestWaitingOn: null }

async function countParts(
  database: QueueDatabase,
  parts: readonly string[],
  now: Tally,
  missing: Tally,
): Promise<Counts> {
  const { outbox, ledger } = database
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
