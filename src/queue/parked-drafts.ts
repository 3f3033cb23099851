import { type KeyPair, openSealedFor, sealFor } from '../sealing/sealed-for.ts'
import { onChangeOf } from './changes.ts'
import type { QueueDatabase } from './database.ts'
import { deviceDatabase } from './device-database.ts'
import { lastDayOf } from './draft-age.ts'
import { draftCopyOf } from './draft-copy.ts'
import { closeDrafts, draftTables } from './draft-rows.ts'
import { createTabDraft, type TabStorage } from './tab-draft.ts'
import { type Run, withReopen } from './with-reopen.ts'

export type ParkedDraft = {
  readonly draftId: string
  readonly number: number
  readonly parkedAt: string
  /** The last day on which it can be taken up, `YYYY-MM-DD`. */
  readonly until: string
}

export type ParkedDrafts = ReturnType<typeof createParkedDrafts>

/** What a draft's key is sealed to: it opens no other draft. */
const boundTo = (draftId: string): readonly string[] => ['parked draft', draftId]

/** Drafts of a device that goes from hand to hand: any page puts them there, only the PIN's key takes them out. */
export function createParkedDrafts(database: QueueDatabase, run: Run, tabStorage: TabStorage = () => sessionStorage) {
  const { parkedDrafts, sealedDrafts } = database
  const tab = createTabDraft(tabStorage)
  const copies = draftCopyOf(database)

  const close = async (draftIds: () => PromiseLike<readonly string[]>) => {
    const closed = await run(() =>
      database.transaction('rw', draftTables(database), async () => {
        const ids = await draftIds()
        await closeDrafts(database, ids)
        return ids
      }),
    )
    await copies.forget(closed)
  }

  return {
    /** Whether this tab has answers open that are not finished. */
    hasOpen: (): boolean => tab.read() !== null,

    /**
     * Puts the key of this tab's draft where the PIN finds it. The tab keeps its own until somebody forgets it, so this is
     * also what saves a draft from an empty battery.
     * @param at `YYYY-MM-DDTHH:MM`
     * @returns false where the tab has no draft, or nothing of it was written yet
     */
    async keepKey(publicKey: Uint8Array, at: string): Promise<boolean> {
      const own = tab.read()
      if (!own) return false
      const { draftId, key } = own
      const sealedKey = await sealFor(publicKey, key, boundTo(draftId))
      const isKept = await run(() =>
        database.transaction('rw', parkedDrafts, sealedDrafts, async () => {
          if (!(await sealedDrafts.get(draftId))) return false
          const before = await parkedDrafts.get(draftId)
          const last = await parkedDrafts.orderBy('number').last()
          await parkedDrafts.put({
            draftId,
            number: before?.number ?? (last?.number ?? 0) + 1,
            parkedAt: at,
            sealedKey,
          })
          return true
        }),
      )
      // Parked is parked: the next answer tells where there is no room for a copy.
      await copies.follow([draftId]).catch(() => undefined)
      return isKept
    },

    /** From now on this tab cannot open it any more. */
    forgetOpen: (): void => tab.forget(),

    /** Calls back when there are more or fewer of them. @returns stops */
    watch: (onChange: () => void): (() => void) => onChangeOf(database, ['parkedDrafts'], onChange),

    /** In the order in which they were parked. */
    async list(): Promise<readonly ParkedDraft[]> {
      const rows = await run(() => parkedDrafts.orderBy('number').toArray())
      const drafts = await run(() => sealedDrafts.bulkGet(rows.map(({ draftId }) => draftId)))
      return rows.flatMap(({ draftId, number, parkedAt }, index) => {
        const draft = drafts[index]
        return draft ? [{ draftId, number, parkedAt, until: lastDayOf(draft.updatedOn) }] : []
      })
    },

    /** Gives the draft to this tab, which then opens it as its own. @returns false where the key does not open it */
    async takeUp(draftId: string, pair: KeyPair): Promise<boolean> {
      const [row, draft] = await run(() => Promise.all([parkedDrafts.get(draftId), sealedDrafts.get(draftId)]))
      const key = row && draft ? await openSealedFor(pair, row.sealedKey, boundTo(draftId)) : null
      if (!draft || key === null) return false
      tab.hold({ draftId, writer: draft.writer ?? null, key })
      return true
    },

    async discard(draftId: string): Promise<void> {
      if (tab.read()?.draftId === draftId) tab.forget()
      await close(async () => [draftId])
    },

    /** Without the PIN nobody can open them any more. */
    discardAll: (): Promise<void> => close(() => parkedDrafts.toCollection().primaryKeys()),
  }
}

/** Those of this device; a door of its own, because no respondent needs to carry it. */
export const parkedDrafts: ParkedDrafts = createParkedDrafts(deviceDatabase, withReopen(deviceDatabase))
