import type { QueueDatabase } from './database.ts'
import type { Tally } from './rows.ts'
import { emptyTally, lostSince, withSettled } from './tally.ts'
import { advanceCopy, readCopy, writeCopy } from './tally-copy.ts'
import type { Run } from './with-reopen.ts'

export type LossWatch = {
  /** Compares once per page, before this page changes anything: a new submission would hide an old loss. */
  readonly compared: () => Promise<void>
  /** Inside a transaction over the table `tally`. */
  readonly update: (change: (current: Tally) => Tally) => Promise<void>
  /** After the transaction has completed, never inside: the copy may lag behind the database, not run ahead of it. */
  readonly copy: () => Promise<void>
  /** Responses saved here, not received, and gone. */
  readonly lost: () => Promise<number>
  readonly acknowledge: () => Promise<void>
}

export function createLossWatch(database: QueueDatabase, run: Run): LossWatch {
  const { ledger, outbox, tally } = database

  const current = async (): Promise<Tally> => (await tally.get('tally')) ?? emptyTally

  const compare = async () => {
    const now = await run(current)
    const copy = readCopy()
    writeCopy({ tally: now, lost: (copy?.lost ?? 0) + (copy ? lostSince(copy.tally, now) : 0) })
  }

  /** Ledger rows that neither left the device nor are still in the outbox. */
  const orphans = async () => {
    const open = ledger.where('state').equals('made')
    if ((await open.count()) === (await outbox.count())) return []
    const made = await open.toArray()
    const present = new Set(await outbox.toCollection().primaryKeys())
    return made.filter(({ instanceId }) => !present.has(instanceId))
  }

  let comparing: Promise<void> | null = null
  const compared = () => {
    comparing ??= compare().catch((error: unknown) => {
      comparing = null
      throw error
    })
    return comparing
  }

  return {
    compared,

    async update(change) {
      await tally.put({ ...change(await current()), name: 'tally' })
    },

    async copy() {
      advanceCopy(await run(current))
    },

    async lost() {
      await compared()
      const rows = await run(() => database.transaction('r', ledger, outbox, orphans))
      return (readCopy()?.lost ?? 0) + Math.max(0, ...countByPart(rows).values())
    },

    async acknowledge() {
      await run(() =>
        database.transaction('rw', ledger, outbox, tally, async () => {
          const rows = await orphans()
          await ledger.bulkPut(rows.map((row) => ({ ...row, state: 'lost' as const })))
          const now = withSettled(await current(), rows)
          await tally.put({ ...now, name: 'tally' })
        }),
      )
      writeCopy({ tally: await run(current), lost: 0 })
    },
  }
}

function countByPart(rows: readonly { readonly part: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { part } of rows) counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}
