import type { QueueDatabase } from './database.ts'
import { isExpired } from './draft-age.ts'
import { setDraftFlag } from './draft-flag.ts'
import type { DraftResult, Queue } from './queue.ts'
import type { DraftRow } from './rows.ts'
import { failedSave } from './storage-fault.ts'
import type { Run } from './with-reopen.ts'

type Drafts = Pick<Queue, 'saveDraft' | 'latestDraft' | 'discardDraft'>

export function createDrafts(database: QueueDatabase, run: Run): Drafts {
  const { drafts, closedDrafts } = database

  const latest = () => drafts.orderBy('order').last()

  /** Deletes and makes sure that no other tab, which still has the draft open, brings it back. */
  const close = async (draftIds: readonly string[]) => {
    await drafts.bulkDelete([...draftIds])
    await closedDrafts.bulkPut(draftIds.map((draftId) => ({ draftId })))
    return drafts.count()
  }

  return {
    async saveDraft(draft) {
      // Before the write: a phone that dies between the two must find the draft at its next start.
      setDraftFlag(true)
      try {
        const isClosed = await run(() =>
          database.transaction('rw', drafts, closedDrafts, async () => {
            if (await closedDrafts.get(draft.draftId)) return true
            const order = ((await latest())?.order ?? 0) + 1
            await drafts.put({ ...draft, order })
            return false
          }),
        )
        return { status: isClosed ? 'closed' : 'saved' }
      } catch (error) {
        return failedSave(error)
      }
    },

    async latestDraft(today): Promise<DraftResult> {
      try {
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
