import { newUuid } from '../sealing/new-uuid.ts'
import type { QueueDatabase } from './database.ts'
import { readLedgerCopy } from './ledger-copy.ts'
import type { LossWatch } from './loss-watch.ts'
import { isIntact } from './outbox.ts'
import { fileKey, outboxCopyOf, waitingKey } from './outbox-copy.ts'
import { putInOutbox } from './put-in-outbox.ts'
import type { OutboxRow, WithdrawalRow } from './rows.ts'
import { emptyTally } from './tally.ts'
import type { Run } from './with-reopen.ts'

/**
 * Puts back into the database what only its copies outside still have, and lets go of those that nothing stands for any
 * more. The browser may make the database anew at any moment, so what is decided together is read together: nothing is
 * let go of because it is absent from one of which the copies know nothing. Safe to repeat, also by two tabs at once.
 *
 * | a copy of which the ledger has no line | is |
 * |---|---|
 * | in a database that was made anew | put back |
 * | else, at a start at which nothing waits | let go of: it was never saved, and somebody was told so |
 * | else | left: another tab may just be saving it |
 */
export async function putBack(database: QueueDatabase, run: Run, update: LossWatch['update']): Promise<void> {
  const { outbox, outboxFiles, ledger, tally, withdrawals } = database
  const copies = outboxCopyOf(database)
  const { waiting, files } = await copies.read()
  const copiedBirth = await copies.birth()
  const keys = waiting.map(waitingKey)
  const [birth, found, told, held] = await run(() =>
    database.transaction('r', [outbox, ledger, tally, withdrawals], () =>
      Promise.all([
        tally.get('birth'),
        ledger.bulkGet(keys),
        withdrawals.toCollection().primaryKeys(),
        outbox.limit(1).primaryKeys(),
      ]),
    ),
  )
  const isNew = birth === undefined || birth.xor !== copiedBirth
  const isIdle = held.length + told.length === 0
  const lines = new Map(found.flatMap((line) => (line ? [[line.instanceId, line]] : [])))
  const copiedLines = waiting.length > 0 ? await readLedgerCopy() : lines
  const rows: OutboxRow[] = []
  const noted: WithdrawalRow[] = []
  const over = new Set<string>()
  const withdrawn = new Set([...told, ...waiting.map((row) => ('instanceId' in row ? '' : row.receiptHash))])
  for (const row of waiting) {
    const key = waitingKey(row)
    const isKnown = lines.has(key) || told.includes(key)
    // Received or withdrawn before its copy could go.
    const isSettled = [lines, copiedLines].some((all) => /^[rw]/.test(all.get(key)?.state ?? ''))
    const isWithdrawn = 'instanceId' in row && withdrawn.has(row.envelope.receiptHash ?? '-')
    if (isSettled || isWithdrawn || (!isNew && !isKnown && isIdle)) over.add(key)
    else if (isNew || isKnown) {
      if (!('instanceId' in row)) noted.push(row)
      // What the disk has changed is not what she finished.
      else if (await isIntact(row)) rows.push(row)
    }
  }
  const back = new Set(rows.map(({ instanceId }) => instanceId))
  const isAnything = rows.length + noted.length > 0
  const tables = isAnything ? [outbox, outboxFiles, ledger, tally, withdrawals] : [tally]
  const write = async () => {
    if (isAnything) {
      await outboxFiles.bulkPut(files.filter(({ instanceId }) => back.has(instanceId)))
      await withdrawals.bulkPut(noted)
      await putInOutbox(database, update, rows)
    }
    // With what belongs to it or not at all.
    return birthOf(database)
  }
  if (isNew) await copies.noteBirth(await run(() => database.transaction('rw', tables, write)))
  else if (isAnything) await run(() => database.transaction('rw', tables, write))
  await copies.drop([...over], files.filter(({ instanceId }) => over.has(instanceId)).map(fileKey))
}

/** Says of which database the copies to come are; for one that has none yet. */
export async function noteBirth(database: QueueDatabase, run: Run): Promise<void> {
  const birth = await run(() => database.transaction('rw', database.tally, () => birthOf(database)))
  await outboxCopyOf(database).noteBirth(birth)
}

/** Drawn once and kept: a database that was made anew has another. Inside a transaction. */
async function birthOf({ tally }: QueueDatabase): Promise<string> {
  const known = await tally.get('birth')
  if (known) return known.xor
  const xor = newUuid().slice(0, 8)
  await tally.put({ ...emptyTally, xor, name: 'birth' })
  return xor
}
