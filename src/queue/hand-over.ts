import Dexie from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { LossWatch } from './loss-watch.ts'
import { isIntact, toLedgerRow } from './outbox.ts'
import { outboxCopyOf } from './outbox-copy.ts'
import type { BatchRequest, Queue } from './queue.ts'
import type { LedgerRow, OutboxRow, OutboxState } from './rows.ts'
import { distinctStarts, nothingWaits } from './slices.ts'
import { withSettled } from './tally.ts'
import type { Run } from './with-reopen.ts'

type HandOver = Pick<
  Queue,
  'isIdle' | 'waitingParts' | 'nextBatch' | 'recordReceipts' | 'recordAttention' | 'recordAttempt'
>

/** What sync takes from the outbox and writes back. */
export function createHandOver(database: QueueDatabase, run: Run, losses: LossWatch): HandOver {
  const { outbox, outboxFiles, ledger, tally } = database
  const copies = outboxCopyOf(database)

  const leastTriedFirst = (state: OutboxState, part: string) =>
    outbox.where('[state+part+attempts]').between([state, part, Dexie.minKey], [state, part, Dexie.maxKey])

  const candidates = ({ state, part, maxCount, maxBytes, except }: BatchRequest) => {
    let total = 0
    return (
      leastTriedFirst(state, part)
        .filter(({ instanceId }) => !except.has(instanceId))
        // Nor read what no longer fits: of ten thousand rows it would be three times what is sent, and all of it rubbish.
        .until(({ bytes }) => {
          total += bytes + 1
          return total > maxBytes
        }, true)
        .limit(maxCount)
        .toArray()
    )
  }

  /** One by one, when a row that the browser cannot read makes the whole read fail. */
  const readableOnly = async ({ state, part, maxCount, except }: BatchRequest) => {
    const keys = await leastTriedFirst(state, part).primaryKeys()
    const rows: OutboxRow[] = []
    for (const key of keys) {
      if (rows.length === maxCount) break
      if (except.has(key)) continue
      const row = await outbox.get(key).catch(() => undefined)
      if (row) rows.push(row)
    }
    return rows
  }

  /** What the disk has changed is not what the person finished: it stays here, for somebody to look at. */
  const withoutDamaged = async (rows: readonly OutboxRow[]) => {
    const intact = await Promise.all(rows.map(isIntact))
    for (const { instanceId } of rows.filter((_, index) => !intact[index])) await markAttention(instanceId, 'damaged')
    return rows.filter((_, index) => intact[index])
  }

  const markAttention = async (instanceId: string, reason: string) => {
    await run(() => outbox.update(instanceId, { state: 'attention', reason }))
  }

  return {
    async isIdle() {
      if (!(await run(() => nothingWaits(database)))) return false
      // What the browser has thrown away may just be on its way back.
      await losses.compared().catch(() => undefined)
      return run(() => nothingWaits(database))
    },

    waitingParts: async (state) => {
      const starts = await run(() => distinctStarts(outbox, '[state+part+attempts]', 2, [state]))
      return starts.map(([, part = '']) => part)
    },

    async nextBatch(request) {
      const except = new Set(request.except)
      for (;;) {
        const wanted = { ...request, except }
        const rows = await run(() => candidates(wanted)).catch(() => run(() => readableOnly(wanted)))
        // One request says one thing of the way that all of it came.
        const alike = rows.filter(({ via }) => via === rows[0]?.via)
        const batch = withinBytes(alike, request.maxBytes)
        const intact = await withoutDamaged(batch)
        if (intact.length > 0 || batch.length === 0) return intact
        for (const { instanceId } of batch) except.add(instanceId)
      }
    },

    async recordReceipts(receipts) {
      await losses.compared()
      const gone = await run(() =>
        database.transaction('rw', outbox, outboxFiles, ledger, tally, async () => {
          const ids = receipts.map(({ instanceId }) => instanceId)
          const rows = await outbox.bulkGet(ids)
          const records = await ledger.bulkGet(ids)
          const settled = receipts.flatMap((receipt, index): LedgerRow[] => {
            const row = rows[index]
            if (row?.sha256 !== receipt.sha256) return []
            return [{ ...(records[index] ?? toLedgerRow(row)), state: 'received', receipt }]
          })
          await ledger.bulkPut(settled)
          const sent = settled.map(({ instanceId }) => instanceId)
          const files = await outboxFiles.where('instanceId').anyOf(sent).primaryKeys()
          await outbox.bulkDelete(sent)
          await outboxFiles.bulkDelete(files)
          await losses.update((current) => withSettled(current, settled))
          return { sent, files }
        }),
      )
      // The receipts first: of what is in neither copy nothing could be proved.
      await losses.copy(receipts.map(({ instanceId }) => instanceId))
      await copies.drop(gone.sent, gone.files)
    },

    recordAttention: markAttention,

    async recordAttempt(instanceIds) {
      await run(() =>
        outbox
          .where('instanceId')
          .anyOf([...instanceIds])
          .modify((row) => {
            Object.assign(row, { attempts: row.attempts + 1 })
          }),
      )
    },
  }
}

/** At least one row, however large: only the endpoint can say that it is too large. */
function withinBytes(rows: readonly OutboxRow[], maxBytes: number): readonly OutboxRow[] {
  let total = 0
  const end = rows.findIndex(({ bytes }) => {
    total += bytes + 1
    return total > maxBytes
  })
  return end === -1 ? rows : rows.slice(0, Math.max(1, end))
}
