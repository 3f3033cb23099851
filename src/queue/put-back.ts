import type { QueueDatabase } from './database.ts'
import { readLedgerCopy } from './ledger-copy.ts'
import type { LossWatch } from './loss-watch.ts'
import { isIntact } from './outbox.ts'
import { fileKey, outboxCopyOf, waitingKey } from './outbox-copy.ts'
import { putInOutbox } from './put-in-outbox.ts'
import type { LedgerRow, OutboxRow } from './rows.ts'
import type { Run } from './with-reopen.ts'

/**
 * What becomes of a copy of which the ledger has no line: in a database that the browser made anew it is put back. Else
 * it was never saved, and somebody was told so: it is dropped, or left where another tab may just be saving it.
 */
export type Strays = 'take' | 'drop' | 'leave'

/**
 * Puts back into the database what only its copies outside still have, and lets go of those that nothing stands for any
 * more. Safe to repeat, also by two tabs at once.
 */
export async function putBack(
  database: QueueDatabase,
  run: Run,
  update: LossWatch['update'],
  strays: Strays,
): Promise<void> {
  const { outbox, outboxFiles, ledger, withdrawals } = database
  const copies = outboxCopyOf(database)
  const { waiting, files } = await copies.read()
  if (waiting.length + files.length === 0) return

  const keys = waiting.map(waitingKey)
  const found = await run(() => ledger.bulkGet(keys))
  const lines = new Map(found.flatMap((line) => (line ? [[line.instanceId, line]] : [])))
  const copiedLines = await readLedgerCopy()
  const rows: OutboxRow[] = []
  for (const row of waiting) {
    if ('instanceId' in row) {
      const { instanceId } = row
      // Received or withdrawn just before its copy could go; and what the disk has changed is not what she finished.
      const isOver = isSettled(lines.get(instanceId)) || isSettled(copiedLines.get(instanceId))
      if (!isOver && (strays === 'take' || lines.has(instanceId)) && (await isIntact(row))) rows.push(row)
    } else if (strays === 'take') await run(() => withdrawals.put(row))
  }
  const back = new Set(rows.map(({ instanceId }) => instanceId))
  // Files before what names them: a response that went without them would never be whole.
  for (const file of files.filter(({ instanceId }) => back.has(instanceId))) await run(() => outboxFiles.put(file))
  if (rows.length > 0) await run(() => putInOutbox(database, update, rows))

  const present = new Set<string>([
    ...(await run(() => outbox.where('instanceId').anyOf(keys).primaryKeys())),
    ...(await run(() => withdrawals.toCollection().primaryKeys())),
  ])
  const isOver = (key: string) => !present.has(key) && (strays !== 'leave' || lines.has(key))
  await copies.drop(keys.filter(isOver), files.filter(({ instanceId }) => isOver(instanceId)).map(fileKey))
}

const isSettled = (line: LedgerRow | undefined): boolean => line?.state === 'received' || line?.state === 'withdrawn'
