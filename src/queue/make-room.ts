import type { QueueDatabase } from './database.ts'
import { draftCopyOf } from './draft-copy.ts'

/**
 * On a full phone: lets go of drafts of earlier days that only a tab could open which is most likely gone. A tab that is
 * still there writes its draft again with the next answer.
 * @returns whether there is more room now
 */
export async function makeRoom(database: QueueDatabase, today: string): Promise<boolean> {
  const { draftFiles, sealedDrafts, draftKeys, parkedDrafts } = database
  try {
    const gone = await database.transaction('rw', draftFiles, sealedDrafts, draftKeys, parkedDrafts, async () => {
      const keys = await Promise.all([draftKeys, parkedDrafts].map((table) => table.toCollection().primaryKeys()))
      const kept = new Set(keys.flat())
      const gone = await sealedDrafts
        .filter(({ draftId, updatedOn }) => !kept.has(draftId) && updatedOn < today)
        .primaryKeys()
      await draftFiles.where('draftId').anyOf(gone).delete()
      await sealedDrafts.bulkDelete(gone)
      return gone
    })
    await draftCopyOf(database).forget(gone)
    return gone.length > 0
  } catch {
    // So full that nothing can be deleted either; what could not be written is told by whoever wanted to write it.
    return false
  }
}
