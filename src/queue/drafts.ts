import type { QueueDatabase } from './database.ts'
import { isExpired } from './draft-age.ts'
import { draftsAreForgotten, mustForgetDrafts, setDraftFlag } from './draft-flag.ts'
import type { DraftResult, Queue } from './queue.ts'
import type { DraftRow } from './rows.ts'
import { failedSave } from './storage-fault.ts'
import type { Run } from './with-reopen.ts'

type Drafts = Pick<Queue, 'saveDraft' | 'claimDraft' | 'latestDraft' | 'discardDraft' | 'discardAllDrafts'>

export function createDrafts(database: QueueDatabase, run: Run): Drafts {
  const { drafts, closedDrafts } = database

  const latest = () => drafts.orderBy('order').last()

  /** Deletes and makes sure that no other tab, which still has the draft open, brings it back. */
  const close = async (draftIds: readonly string[]) => {
    await drafts.bulkDelete([...draftIds])
    await closedDrafts.bulkPut(draftIds.map((draftId) => ({ draftId })))
    return drafts.count()
  }

  const closeAll = () =>
    database.transaction('rw', drafts, closedDrafts, async () => close(await drafts.toCollection().primaryKeys()))

  return {
    async saveDraft(draft) {
      // Before the write: a phone that dies between the two must find the draft at its next start.
      setDraftFlag(true)
      try {
        const status = await run(() =>
          database.transaction('rw', drafts, closedDrafts, async () => {
            if (await closedDrafts.get(draft.draftId)) return 'closed' as const
            const before = await drafts.get(draft.draftId)
            if (before?.writer !== undefined && before.writer !== draft.writer) return 'elsewhere' as const
            const order = ((await latest())?.order ?? 0) + 1
            await drafts.put({ ...draft, order })
            return 'saved' as const
          }),
        )
        return { status }
      } catch (error) {
        return failedSave(error)
      }
    },

    async claimDraft(draftId, writer) {
      try {
        await run(() => drafts.update(draftId, { writer }))
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    async latestDraft(today): Promise<DraftResult> {
      try {
        if (mustForgetDrafts()) {
          await run(closeAll)
          draftsAreForgotten()
        }
        const row = await run(() =>
          database.transaction('rw', drafts, closedDrafts, async () => {
            const expired = await drafts.filter(({ updatedOn }) => isExpired(updatedOn, today)).primaryKeys()
            if (expired.length > 0) await close(expired)
            return latest()
          }),
        )
        setDraftFlag(row !== undefined)
        return row ? { status: 'found', draft: withoutOrder(row) } : { status: 'none' }
      } catch (error) {
        return { status: 'unavailable', cause: error }
      }
    },

    async discardAllDrafts() {
      try {
        await run(closeAll)
        setDraftFlag(false)
        draftsAreForgotten()
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    async discardDraft(draftId) {
      try {
        const left = await run(() => database.transaction('rw', drafts, closedDrafts, () => close([draftId])))
        setDraftFlag(left > 0)
        return { status: 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },
  }
}

function withoutOrder({ order: _, ...draft }: DraftRow) {
  return draft
}
