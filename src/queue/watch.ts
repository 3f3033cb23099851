import Dexie, { liveQuery } from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { InFlight } from './in-flight.ts'
import type { Queue, QueueState, SubmissionProgress } from './queue.ts'
import type { OutboxState } from './rows.ts'
import { steadily } from './steadily.ts'

export function createWatch(
  database: QueueDatabase,
  inFlight: InFlight,
): Pick<Queue, 'watchQueue' | 'watchSubmission' | 'watchWithdrawals'> {
  // A receipt that comes between two counts would make them contradict each other.
  const inOneView = <T>(read: () => Promise<T>) => database.transaction('r', database.outbox, database.ledger, read)

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

/** Changes of the outbox, and of the ledger, which none changes without the tally; also those of other tabs. */
export const watchChanges = (database: QueueDatabase) => (onChange: () => void) =>
  watch(
    { onChange: () => () => undefined },
    () =>
      Promise.all([
        database.tally.get('tally'),
        // The states stand in this index; the rows themselves are not read.
        database.outbox.where('[state+part+attempts]').between([Dexie.minKey], [Dexie.maxKey]).count(),
      ]),
    onChange,
  )

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

async function readCounts({ outbox, ledger }: QueueDatabase): Promise<Counts> {
  const ledgerKeys = await ledger.orderBy('[part+state]').uniqueKeys()
  const inLedger = await Promise.all(
    (ledgerKeys as unknown as [part: string, state: string][]) // the index has these two columns
      .map(async ([part, state]) => {
        const count = await ledger.where('[part+state]').equals([part, state]).count()
        return { part, state, count }
      }),
  )
  const parts = [...new Set(inLedger.map(({ part }) => part))]
  // Counting by index: reading ten thousand keys at every change would keep an old phone from sending.
  const inOutbox = (state: OutboxState) =>
    Promise.all(
      parts.map((part) =>
        outbox.where('[state+part+attempts]').between([state, part, Dexie.minKey], [state, part, Dexie.maxKey]).count(),
      ),
    )
  const inStates = (...states: readonly string[]) =>
    parts.map((part) =>
      inLedger.reduce((sum, row) => sum + (row.part === part && states.includes(row.state) ? row.count : 0), 0),
    )
  return {
    waiting: most(await inOutbox('waiting')),
    needsAttention: most(await inOutbox('attention')),
    setAside: most(await inOutbox('aside')),
    received: most(inStates('made', 'received')) - most(inStates('made')),
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
