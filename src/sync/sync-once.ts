import type { OutboxRow, Queue } from '../queue/index.ts'
import { type DrainRun, drain, type SyncOutcome } from './drain.ts'
import { withLock } from './lock.ts'

export type SyncRun = DrainRun<OutboxRow> & { readonly queue: Queue }

/** Drains the outbox unless there is nothing in it, or another tab is at it. Never rejects. */
export async function syncOnce(run: SyncRun): Promise<SyncOutcome> {
  const elsewhere = { status: 'later', reason: 'elsewhere', retryAfterMs: null } as const
  try {
    // As at nearly every start: then neither the lock nor the way to the endpoint has to be made ready.
    if (await run.queue.isIdle()) return { status: 'done' }
    return (await withLock(run.queue, () => drain(run))) ?? elsewhere
  } catch {
    // Only the device's own database rejects; what it held, it still holds or has lost before us.
    return { ...elsewhere, reason: 'storage' }
  }
}
