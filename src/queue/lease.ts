import { newUuid } from '../sealing/new-uuid.ts'
import type { QueueDatabase } from './database.ts'
import type { Queue } from './queue.ts'
import type { LeaseRow } from './rows.ts'
import type { Run } from './with-reopen.ts'

const beatMs = 5_000
// Browsers let the timers of a hidden page run only once a minute; a holder that is merely hidden is not dead.
const deadAfterMs = 90_000

/**
 * A lock for browsers without Web Locks. Days and clocks jump on phones, so no time is written: a holder counts beats,
 * and who finds the same beat for long enough by its own monotonic clock takes over.
 * @param monotonicMs as `performance.now`
 */
export function createLease(database: QueueDatabase, run: Run, monotonicMs: () => number): Pick<Queue, 'tryLease'> {
  const { leases } = database
  const holder = newUuid()
  const seen = new Map<string, { readonly row: LeaseRow; readonly since: number }>()

  const isDead = (row: LeaseRow) => {
    const before = seen.get(row.name)
    if (before?.row.holder === row.holder && before.row.beat === row.beat)
      return monotonicMs() - before.since >= deadAfterMs
    seen.set(row.name, { row, since: monotonicMs() })
    return false
  }

  const take = (name: string) =>
    database.transaction('rw', leases, async () => {
      const row = await leases.get(name)
      if (row && !isDead(row)) return false
      await leases.put({ name, holder, beat: 0 })
      return true
    })

  return {
    async tryLease(name) {
      if (!(await run(() => take(name)))) return null
      const beat = () =>
        leases
          .filter((row) => row.name === name && row.holder === holder)
          .modify((row) => {
            Object.assign(row, { beat: row.beat + 1 })
          })
          // A beat missed is no harm; the endpoint counts an envelope once however often it comes.
          .catch(() => 0)
      const timer = setInterval(beat, beatMs)
      return {
        async release() {
          clearInterval(timer)
          await run(() => leases.filter((row) => row.name === name && row.holder === holder).delete())
        },
      }
    },
  }
}
