import type { QueueDatabase } from './database.ts'
import { mayPassAfterReopen, QueueUnavailableError } from './storage-fault.ts'

// An old tab that blocks an upgrade, or a storage process that died, leaves the promise open for ever.
const patienceMs = 15_000

export type Run = <T>(work: () => PromiseLike<T>) => Promise<T>

/**
 * Runs work on the database; when the connection turns out to be closed, opens it again and runs it once more.
 * So the work must be safe to run twice: the first run may have been committed without our hearing of it.
 */
export function withReopen(database: QueueDatabase): Run {
  let openings = 0
  let reopening: Promise<unknown> | null = null

  const reopen = async (seen: number) => {
    // Several writes fail together; the first to notice opens the database for all of them.
    if (seen === openings) {
      openings += 1
      database.close({ disableAutoOpen: false })
      reopening = database.open().finally(() => {
        reopening = null
      })
    }
    await reopening
  }

  return async (work) => {
    const seen = openings
    try {
      return await inTime(work())
    } catch (error) {
      // One that could not be opened, on a full disk for example, stays closed for good unless somebody opens it.
      if (database.isOpen() && !mayPassAfterReopen(error)) throw error
      await inTime(reopen(seen))
      return await inTime(work())
    }
  }
}

/** What is asked of the browser's storage, or a fault where it never answers. */
export function inTime<T>(work: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new QueueUnavailableError(`the browser's storage gave no answer within ${patienceMs} ms`)),
      patienceMs,
    )
    work.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
