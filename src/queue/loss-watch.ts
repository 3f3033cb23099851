import type { QueueDatabase } from './database.ts'
import { draftCopyOf } from './draft-copy.ts'
import { setKiosk } from './kiosk-flag.ts'
import {
  hasLedgerCopy,
  ledgerCopyText,
  readLedgerCopy,
  takeInLedgerText,
  writeLedgerCopy,
  writeWholeCopy,
} from './ledger-copy.ts'
import { outboxCopyOf } from './outbox-copy.ts'
import { noteBirth, putBack } from './put-back.ts'
import type { LedgerRow, Tally } from './rows.ts'
import { countKeys, isEmpty, nothingWaits, rowsInSlices } from './slices.ts'
import { emptyTally, isSame, lostSince, openIn, sumOf, tallyOf, withSettled } from './tally.ts'
import { advanceCopy, readCopy, writeCopy } from './tally-copy.ts'
import type { Run } from './with-reopen.ts'

export type LossWatch = {
  /** Puts back and compares once per page, before this page changes anything: a new submission would hide an old loss. */
  readonly compared: () => Promise<void>
  /** The same line by line and once more, for whoever wants to see it proved. */
  readonly compareLines: () => Promise<Comparison>
  /** Inside a transaction over the table `tally`. */
  readonly update: (change: (current: Tally) => Tally) => Promise<void>
  /**
   * Copies these lines of the ledger, and the tally. After the transaction has completed, never inside: the copy may lag
   * behind the database, not run ahead of it.
   */
  readonly copy: (instanceIds: readonly string[]) => Promise<void>
  /** Responses saved here, not received, and gone. */
  readonly lost: () => Promise<number>
  readonly acknowledge: () => Promise<void>
}

/** What the ledger and its copy outside the database say of each other. Both are mended as far as one knows the other. */
export type Comparison = {
  /** The database had forgotten them; they are back in the ledger, and what was not sent of them and has no copy is lost. */
  readonly restored: number
  /** The copy had not got them. */
  readonly added: number
  /** false where the browser has no room for the copy. */
  readonly isCopyWhole: boolean
}

export function createLossWatch(database: QueueDatabase, run: Run): LossWatch {
  const { ledger, outbox, tally } = database
  const copies = outboxCopyOf(database)

  const current = async (): Promise<Tally> => (await tally.get('tally')) ?? emptyTally

  /** Puts back what only the copy knows; the tally is counted anew from what is there then. */
  const restore = (known: ReadonlyMap<string, LedgerRow>) =>
    database.transaction('rw', ledger, tally, async () => {
      const present = await rowsInSlices(ledger)
      const ids = new Set(present.map(({ instanceId }) => instanceId))
      const missing = [...known.values()].filter(({ instanceId }) => !ids.has(instanceId))
      const rows = [...present, ...missing]
      const counted = tallyOf(rows)
      if (missing.length > 0) await ledger.bulkAdd(missing)
      if (!isSame(counted, await current())) await tally.put({ ...counted, name: 'tally' })
      return { rows, restored: missing.length }
    })

  const compareLines = async (): Promise<Comparison> => {
    const known = await readLedgerCopy()
    const before = readCopy()
    const { rows, restored } = await run(() => restore(known))
    const stale = rows.filter(({ instanceId, state }) => known.get(instanceId)?.state !== state)
    const isCopyWhole = await writeWholeCopy(stale)
    const now = await run(current)
    // What the ledger's copy could not name is still missing from the tally.
    const nameless = before ? lostSince(before.tally, now) : 0
    writeCopy({ tally: now, lost: (before?.lost ?? 0) + nameless, isLedgerWhole: isCopyWhole })
    return { restored, added: rows.filter(({ instanceId }) => !known.has(instanceId)).length, isCopyWhole }
  }

  const update: LossWatch['update'] = async (change) => {
    await tally.put({ ...change(await current()), name: 'tally' })
  }

  /** A database that the browser made anew gets back what its copies have; one that holds nothing needs none of them. */
  const heal = async () => {
    const birth = (await run(() => tally.get('birth')))?.xor
    const isNew = birth === undefined || birth !== (await copies.birth())
    // A phone that comes for the first time, or has nothing on its way: nothing to put back, nothing to let go of.
    if (await copies.isBare()) return isNew ? noteBirth(database, run) : undefined
    // Its flag may have gone with the rest; whoever reads the set-up knows whether it stands.
    if (isNew && (await copies.hasSetup())) setKiosk(true)
    // The ledger first: what was received is not put back.
    if (isNew) await takeInLedgerText((await copies.ledger()) ?? '')
    if (isNew || (await run(() => nothingWaits(database)))) await putBack(database, run, update)
    await draftCopyOf(database).putBack()
  }

  const compare = async () => {
    const now = await run(current)
    const copy = readCopy()
    // The figures alone, which costs nothing: each line is read only where they say that something is different.
    if (copy?.isLedgerWhole && isSame(copy.tally, now)) return
    // Nothing was ever made here.
    if (!copy && isSame(now, emptyTally) && !hasLedgerCopy() && (await run(() => isEmpty(ledger))))
      return writeCopy({ tally: now, lost: 0, isLedgerWhole: true })
    // A line that the browser cannot read must not stand between an answer and its outbox; the figures still count.
    await compareLines().catch(() => {
      const lost = (copy?.lost ?? 0) + (copy ? lostSince(copy.tally, now) : 0)
      writeCopy({ tally: now, lost, isLedgerWhole: false })
    })
  }

  /** Ledger rows that neither left the device nor are still in the outbox. Inside a transaction over both. */
  const orphans = async () => {
    const made = (await rowsInSlices(ledger)).filter(({ state }) => state === 'made')
    const present = new Set(await outbox.toCollection().primaryKeys())
    return made.filter(({ instanceId }) => !present.has(instanceId))
  }

  /**
   * Their number by part, kept where whoever counts what waits finds it. Rows are counted in small slices between which
   * others get their turn; all lines are read only where the figures differ, or changed meanwhile.
   */
  const missing = async (): Promise<Tally['made']> => {
    const [before = emptyTally, known] = await run(() => tally.bulkGet(['tally', 'missing']))
    const held = await countKeys(outbox, run)
    const isSameNow = async () => held === 0 || isSame(before, await run(current))
    if (held === sumOf(openIn(before)) && !known && (await isSameNow())) return {}
    return run(() =>
      database.transaction('rw', ledger, outbox, tally, async () => {
        const found = countByPart(await orphans())
        if (sumOf(found) > 0) await tally.put({ ...emptyTally, made: found, name: 'missing' })
        else await tally.delete('missing')
        return found
      }),
    )
  }

  let comparing: Promise<void> | null = null
  const compared = () => {
    comparing ??= heal()
      .then(compare, async () => {
        // Where the disk is still full; what is missing counts as lost until somebody asks again.
        await compare()
        comparing = null
      })
      .catch((error: unknown) => {
        comparing = null
        throw error
      })
    return comparing
  }
  // The browser has made it anew, perhaps under a page that is open: not within what makes it, which waits for nothing else.
  database.on('populate', () => {
    comparing = null
    setTimeout(() => void compared().catch(() => undefined))
  })

  const copy = async (instanceIds: readonly string[]) => {
    const rows = await run(() => ledger.bulkGet([...instanceIds]))
    const isWhole = writeLedgerCopy(rows.filter((row) => row !== undefined))
    // What was only made has its line in the copy of what waits.
    if (rows.some((row) => row && row.state !== 'made'))
      await copies.noteLedger(ledgerCopyText()).catch(() => undefined)
    advanceCopy(await run(current), isWhole)
  }

  return {
    compared,
    compareLines: () => compared().then(compareLines),

    update,

    copy,

    async lost() {
      await compared()
      let gone = await missing()
      if (sumOf(gone) > 0) {
        await putBack(database, run, update).catch(() => undefined)
        gone = await missing()
      }
      return (readCopy()?.lost ?? 0) + Math.max(0, ...Object.values(gone))
    },

    async acknowledge() {
      const given = await run(() =>
        database.transaction('rw', ledger, outbox, tally, async () => {
          const rows = await orphans()
          await ledger.bulkPut(rows.map((row) => ({ ...row, state: 'lost' as const })))
          const now = withSettled(await current(), rows)
          await tally.put({ ...now, name: 'tally' })
          await tally.delete('missing')
          return rows.map(({ instanceId }) => instanceId)
        }),
      )
      await copy(given)
      const { isLedgerWhole = false } = readCopy() ?? {}
      writeCopy({ tally: await run(current), lost: 0, isLedgerWhole })
    },
  }
}

function countByPart(rows: readonly { readonly part: string }[]): Tally['made'] {
  const counts: Record<string, number> = {}
  for (const { part } of rows) counts[part] = (counts[part] ?? 0) + 1
  return counts
}
