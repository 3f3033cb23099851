import { liveQuery } from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { InFlight } from './in-flight.ts'
import type { Queue, QueueState, SubmissionProgress } from './queue.ts'
import type { OutboxState } from './rows.ts'

export function createWatch(
  database: QueueDatabase,
  inFlight: InFlight,
): Pick<Queue, 'watchQueue' | 'watchSubmission'> {
  return {
    watchQueue: (onChange) =>
      watch(
        inFlight,
        async () => {
          const counts = await readCounts(database)
          return { ...counts, sending: most(countBy([...inFlight.now().values()])) }
        },
        onChange,
      ),

    watchSubmission: (instanceIds, onChange) =>
      watch(
        inFlight,
        async () => {
          const progress = await readProgress(database, instanceIds)
          return progress === 'saved' && instanceIds.some((id) => inFlight.now().has(id)) ? 'sending' : progress
        },
        onChange,
      ),
  }
}

// After a fault of the database itself; a closed connection that opens again needs no new subscription.
const retryMs = 5_000

function watch<T>(inFlight: InFlight, read: () => Promise<T>, show: (value: T) => void): () => void {
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

async function readCounts({ outbox, ledger }: QueueDatabase): Promise<Omit<QueueState, 'sending'>> {
  const outboxParts = await outboxCounts(outbox)
  const ledgerKeys = (await ledger.orderBy('[part+state]').uniqueKeys()) as unknown as [string, string][] // the index has these two columns
  const counts = await Promise.all(
    ledgerKeys.map(async ([part, state]) => ({
      part,
      state,
      count: await ledger.where('[part+state]').equals([part, state]).count(),
    })),
  )
  const totals = (isCounted: (state: string) => boolean) => {
    const byPart = new Map<string, number>()
    for (const { part, state, count } of counts) if (isCounted(state)) byPart.set(part, (byPart.get(part) ?? 0) + count)
    return byPart
  }
  const made = most(totals((state) => state === 'made' || state === 'received'))
  const open = most(totals((state) => state === 'made'))
  return {
    waiting: most(outboxParts('waiting')),
    needsAttention: most(outboxParts('attention')),
    received: made - open,
    oldestWaitingOn: (await outbox.orderBy('madeOn').first())?.madeOn ?? null,
  }
}

async function outboxCounts(outbox: QueueDatabase['outbox']): Promise<(state: OutboxState) => Map<string, number>> {
  const keys = (await outbox.orderBy('[state+part+attempts]').keys()) as unknown as [OutboxState, string, number][] // the index's columns
  return (wanted) => countBy(keys.filter(([state]) => state === wanted).map(([, part]) => part))
}

function countBy(parts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}

const most = (counts: ReadonlyMap<string, number>): number => Math.max(0, ...counts.values())

/** Anything that is neither waiting nor received (gone, withdrawn) needs a person to look, and is never called received. */
async function readProgress(
  { outbox, ledger }: QueueDatabase,
  instanceIds: readonly string[],
): Promise<SubmissionProgress> {
  const ids = [...instanceIds]
  const [rows, records] = await Promise.all([outbox.bulkGet(ids), ledger.bulkGet(ids)])
  if (ids.length > 0 && records.every((record) => record?.state === 'received')) return 'received'
  const isSafe = ids.every((_, index) => records[index]?.state === 'received' || rows[index]?.state === 'waiting')
  return isSafe ? 'saved' : 'attention'
}
