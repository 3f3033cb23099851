import { fromHex, toHex } from '../sealing/hex.ts'
import { newTextKey } from '../sealing/sealed-text.ts'
import type { QueueDatabase } from './database.ts'
import { isExpired, lastDayOf } from './draft-age.ts'
import { draftCopyOf } from './draft-copy.ts'
import { draftsAreForgotten, mustForgetDrafts, setDraftFlag } from './draft-flag.ts'
import { closeDrafts, countOffered, draftTables, fromSealedRow, holderOf, toSealedRow } from './draft-rows.ts'
import type { LossWatch } from './loss-watch.ts'
import { makeRoom } from './make-room.ts'
import type { DraftResult, Queue } from './queue.ts'
import type { Draft, PlainDraftRow, SealedDraftRow } from './rows.ts'
import type { DraftSaveResult } from './save-result.ts'
import { failedSave } from './storage-fault.ts'
import type { TabDraftStore } from './tab-draft.ts'
import type { Run } from './with-reopen.ts'

type Drafts = Pick<
  Queue,
  'saveDraft' | 'claimDraft' | 'latestDraft' | 'formsOfDrafts' | 'discardDraft' | 'discardAllDrafts'
>

export function createDrafts(database: QueueDatabase, run: Run, losses: LossWatch, tabDraft: TabDraftStore): Drafts {
  const { drafts, sealedDrafts, draftKeys, closedDrafts } = database
  const tables = draftTables(database)
  const copies = draftCopyOf(database)
  const inOne = <T>(work: () => Promise<T>) => run(() => database.transaction('rw', tables, work))

  /** Until it is over this tab may not write: it would be told that the draft is another one's. */
  let claiming: Promise<unknown> = Promise.resolve()
  /** How often everything was to go: what was being sealed meanwhile is not written any more. */
  let discards = 0

  /** What this page has opened or written: its key, and whether the device holds that as well. */
  const known = new Map<string, { readonly key: string; readonly isKept: boolean }>()

  const closeAll = async () => {
    const close = () =>
      inOne(async () => {
        const sealed = await sealedDrafts.toCollection().primaryKeys()
        return closeDrafts(database, [...sealed, ...(await drafts.toCollection().primaryKeys())])
      })
    await close()
    await copies.forgetAll()
    // What was put back from a copy in between, into a database that was made anew.
    await close()
  }

  /** The key of a draft that this tab writes, or is about to. */
  const keyFor = (draftId: string): string => {
    const inTab = tabDraft.read()
    const before = inTab?.draftId === draftId ? inTab.key : known.get(draftId)?.key
    return before ?? toHex(newTextKey())
  }

  async function write(draft: Draft, wasKept: boolean): Promise<DraftSaveResult> {
    const { draftId, isKept, updatedOn } = draft
    // A key that the device held may still be found on its disk; it must not open what is written from now on.
    const key = wasKept && !isKept ? toHex(newTextKey()) : keyFor(draftId)
    const before = discards
    const [row] = await Promise.all([toSealedRow(draft, fromHex(key)), claiming])
    if (discards !== before) return { status: 'closed' }
    // Not before it could be sealed: what the tab held until now may be all that opens another draft.
    const reach = tabDraft.hold({ draftId, writer: draft.writer ?? null, key })
    const outcome = await inOne(async () => {
      const holder = await holderOf(database, draftId)
      if (holder === 'closed') return 'closed'
      if (holder.writer !== undefined && holder.writer !== draft.writer) return 'elsewhere'
      const order = ((await sealedDrafts.orderBy('order').last())?.order ?? 0) + 1
      await sealedDrafts.put({ ...row, order })
      if (isKept) await draftKeys.put({ draftId, key: fromHex(key) })
      else await draftKeys.delete(draftId)
      return { offered: await countOffered(database) }
    })
    if (typeof outcome === 'string') return { status: outcome }
    await copies.follow([draftId])
    known.set(draftId, { key, isKept })
    setDraftFlag(outcome.offered > 0)
    return { status: 'saved', reach: isKept ? { in: 'device', until: lastDayOf(updatedOn) } : { in: reach } }
  }

  async function claim(draftId: string, writer: string, key: Uint8Array): Promise<void> {
    const plain = await inOne(async () => {
      const found = await drafts.get(draftId)
      if (!found) await sealedDrafts.update(draftId, { writer })
      return found
    })
    if (!plain) return
    const sealed = await toSealedRow({ ...plain, writer }, key)
    const isSealed = await inOne(async () => {
      // A tab of the earlier version may have written while it was sealed, which no transaction waits for.
      if ((await drafts.get(draftId))?.order !== plain.order) return false
      await sealedDrafts.put({ ...sealed, order: plain.order })
      await drafts.delete(draftId)
      // That tab, which still has it open, would write it here once more.
      await closedDrafts.put({ draftId })
      return true
    })
    if (!isSealed) await claim(draftId, writer, key)
  }

  return {
    async saveDraft(draft) {
      // Before the write: a phone that dies between the two must find the draft at its next start.
      if (draft.isKept) setDraftFlag(true)
      const wasKept = known.get(draft.draftId)?.isKept ?? false
      try {
        return await write(draft, wasKept)
      } catch (error) {
        const failed = failedSave(error)
        if (failed.status !== 'full' || !(await makeRoom(database, draft.updatedOn))) return failed
        return write(draft, wasKept).catch(failedSave)
      }
    },

    async claimDraft(draftId, writer) {
      const key = keyFor(draftId)
      tabDraft.hold({ draftId, writer, key })
      try {
        const claimed = claim(draftId, writer, fromHex(key))
        claiming = claimed.catch(() => undefined)
        await claimed
        await copies.follow([draftId])
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    async formsOfDrafts() {
      const rows = await run(async () => [...(await sealedDrafts.toArray()), ...(await drafts.toArray())])
      return [...new Set(rows.map(({ surveyId, formVersion }) => `${surveyId}/${formVersion}`))]
    },

    async latestDraft(today): Promise<DraftResult> {
      try {
        if (mustForgetDrafts()) {
          await closeAll()
          tabDraft.forget()
          draftsAreForgotten()
        }
        const own = tabDraft.read()
        const gone: string[] = []
        const look = () =>
          inOne(async () => {
            // All at once: each question asked of an old phone's database costs it more than the few rows there are.
            const [plain, sealed, keys] = await Promise.all([
              drafts.toArray(),
              sealedDrafts.toArray(),
              draftKeys.toArray(),
            ])
            const isOver = ({ updatedOn }: { readonly updatedOn: string }) => isExpired(updatedOn, today)
            const over = new Set([...plain, ...sealed].filter(isOver).map(({ draftId }) => draftId))
            if (over.size > 0) await closeDrafts(database, [...over])
            gone.push(...over)
            const isLeft = ({ draftId }: { readonly draftId: string }) => !over.has(draftId)
            const keyOf = new Map(keys.filter(isLeft).map(({ draftId, key }) => [draftId, toHex(key)]))
            const plainLeft = plain.filter(isLeft)
            const sealedLeft = sealed.filter(isLeft)
            return {
              keyOf,
              own: sealedLeft.find(({ draftId }) => draftId === own?.draftId),
              isOwnClosed: own ? (await holderOf(database, own.draftId)) === 'closed' : false,
              keptNewestFirst: newestFirst(sealedLeft.filter(({ draftId }) => keyOf.has(draftId))),
              plain: newestFirst(plainLeft)[0],
              offered: plainLeft.length + keyOf.size,
            }
          })
        let found = await look()
        if (own && !found.own && !found.isOwnClosed) {
          // A database that was made anew gets back what it had.
          await losses.compared()
          found = await look()
        }
        await copies.forget(gone).catch(() => undefined)
        setDraftFlag(found.offered > 0)
        if (found.isOwnClosed) tabDraft.forget()

        const open = async (row: SealedDraftRow | undefined, key: string | undefined): Promise<Draft | null> => {
          const isKept = row !== undefined && found.keyOf.has(row.draftId)
          const draft = row && key !== undefined ? await fromSealedRow(row, fromHex(key), isKept) : null
          if (draft && key !== undefined) known.set(draft.draftId, { key, isKept })
          return draft
        }
        const mine = await open(found.own, own?.key)
        // Another tab that went on with it was answered since: then a person decides.
        if (mine) return { status: 'found', draft: mine, isOwn: (mine.writer ?? null) === own?.writer }
        for (const row of found.keptNewestFirst) {
          const draft = await open(row, found.keyOf.get(row.draftId))
          if (draft) return { status: 'found', draft, isOwn: false }
        }
        return found.plain ? { status: 'found', draft: fromPlain(found.plain), isOwn: false } : { status: 'none' }
      } catch (error) {
        return { status: 'unavailable', cause: error }
      }
    },

    async discardAllDrafts() {
      tabDraft.forget()
      discards += 1
      try {
        await closeAll()
        setDraftFlag(false)
        draftsAreForgotten()
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    async discardDraft(draftId) {
      // First of all: even where the database fails, nobody but a tab that holds the key can open it now.
      if (tabDraft.read()?.draftId === draftId) tabDraft.forget()
      try {
        const left = await inOne(() => closeDrafts(database, [draftId]))
        await copies.forget([draftId])
        setDraftFlag(left > 0)
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },
  }
}

const newestFirst = <Row extends { readonly order: number }>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((one, other) => other.order - one.order)

/** Whoever goes on with it decides anew whether this phone keeps it. */
function fromPlain({ order: _, ...draft }: PlainDraftRow): Draft {
  return { ...draft, isKept: false }
}
