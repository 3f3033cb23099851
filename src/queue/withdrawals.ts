import type { QueueDatabase } from './database.ts'
import type { LossWatch } from './loss-watch.ts'
import { outboxCopyOf } from './outbox-copy.ts'
import type { Queue } from './queue.ts'
import { failedSave } from './storage-fault.ts'
import { withSettled } from './tally.ts'
import type { Run } from './with-reopen.ts'

type Withdrawals = Pick<Queue, 'withdraw' | 'waitingWithdrawals' | 'recordWithdrawal'>

export function createWithdrawals(database: QueueDatabase, run: Run, losses: LossWatch): Withdrawals {
  const { outbox, outboxFiles, ledger, tally, withdrawals } = database
  const copies = outboxCopyOf(database)

  return {
    async withdraw(receiptHashes) {
      try {
        await losses.compared()
        // Across both runs, should the first have been committed without our hearing of it.
        const gone = new Set<string>()
        const files: (readonly [string, string])[] = []
        const noted = receiptHashes.map((receiptHash) => ({ receiptHash }))
        await copies.write(
          noted,
          [],
          () =>
            run(() =>
              // One transaction: an envelope that is gone from here without a withdrawal may be on its way to the endpoint.
              database.transaction('rw', [outbox, outboxFiles, ledger, tally, withdrawals], async () => {
                await withdrawals.bulkPut(noted)
                const rows = await outbox
                  .filter(({ envelope }) => receiptHashes.includes(envelope.receiptHash ?? ''))
                  .toArray()
                const instanceIds = rows.map(({ instanceId }) => instanceId)
                await ledger.where('instanceId').anyOf(instanceIds).modify({ state: 'withdrawn' })
                await outbox.bulkDelete(instanceIds)
                const named = outboxFiles.where('instanceId').anyOf(instanceIds)
                files.push(...(await named.primaryKeys()))
                await named.delete()
                for (const id of instanceIds) gone.add(id)
                await losses.update((current) => withSettled(current, rows))
              }),
            ),
          () => receiptHashes,
        )
        await copies.drop([...gone], files)
        await losses.copy([...gone])
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    waitingWithdrawals: () => run(() => withdrawals.toCollection().primaryKeys()),

    async recordWithdrawal(receiptHash) {
      await run(() => withdrawals.delete(receiptHash))
      await copies.drop([receiptHash])
    },
  }
}
