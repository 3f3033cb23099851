import type { Queue } from '../queue/index.ts'

const name = 'femig-sync'

/**
 * Runs the work unless another tab is at it. An optimisation, not a safety device: the endpoint
 * counts an envelope once however often it comes.
 * @returns null when another tab holds the lock
 */
export async function withLock<T>(queue: Pick<Queue, 'tryLease'>, work: () => Promise<T>): Promise<T | null> {
  // Missing before Safari 15.4 and on plain-http pages.
  const locks = navigator.locks as LockManager | undefined
  if (locks) return await locks.request(name, { ifAvailable: true }, async (lock) => (lock ? await work() : null))

  const lease = await queue.tryLease(name)
  if (!lease) return null
  try {
    return await work()
  } finally {
    await lease.release()
  }
}
