import { fromHex } from '../sealing/hex.ts'
import { seal, unseal } from '../sealing/sealed-bytes.ts'
import type { QueueDatabase } from './database.ts'
import type { draftCopyOf } from './draft-copy.ts'
import type { NotSaved, SaveResult } from './save-result.ts'
import { inTime, type Run } from './with-reopen.ts'

/** Whose files are meant, and what opens them. */
export type FilesOf = { readonly draftId: string; readonly fileKey: string }

export type DraftFiles = ReturnType<typeof createDraftFiles>

/**
 * Files that answers of a draft name. They go with the draft; to the outbox they go with the submission. What few
 * surveys need stands in a file of its own and is given what it works with, so that it takes nothing out of the others.
 */
export function createDraftFiles(
  { draftFiles }: Pick<QueueDatabase, 'draftFiles'>,
  run: Run,
  failedSave: (error: unknown) => NotSaved,
  copies: Pick<ReturnType<typeof draftCopyOf>, 'file' | 'forgetFile'>,
) {
  const boundTo = (draftId: string, name: string): readonly string[] => ['draft file', draftId, name]
  /** As long as the page lives, for browsers that keep nothing. */
  const inPage = new Map<string, Uint8Array>()
  const placeOf = (draftId: string, name: string): string => JSON.stringify([draftId, name])

  return {
    /** @returns `full` where it is nowhere; where the browser keeps nothing it lives as long as the page */
    async put({ draftId, fileKey }: FilesOf, name: string, content: Uint8Array): Promise<SaveResult> {
      try {
        const sealed = await inTime(seal(fromHex(fileKey), content, boundTo(draftId, name)))
        await run(() => draftFiles.put({ draftId, name, sealed }))
        return { status: 'saved' }
      } catch (error) {
        const failed = failedSave(error)
        if (failed.status === 'unavailable') inPage.set(placeOf(draftId, name), content)
        return failed
      }
    },

    /** Null where it is gone, or this key does not open it. @throws where that cannot be told now */
    async read({ draftId, fileKey }: FilesOf, name: string): Promise<Uint8Array | null> {
      const row = await run(() => draftFiles.get([draftId, name])).catch(() => undefined)
      // A database that was made anew has it no more.
      const sealed = row?.sealed ?? (await copies.file(draftId, name).catch(() => null))
      if (!sealed) return inPage.get(placeOf(draftId, name)) ?? null
      return inTime(unseal(fromHex(fileKey), sealed, boundTo(draftId, name)))
    },

    async remove({ draftId }: FilesOf, name: string): Promise<void> {
      inPage.delete(placeOf(draftId, name))
      // What cannot be deleted now goes with its draft.
      await run(() => draftFiles.delete([draftId, name])).catch(() => undefined)
      await copies.forgetFile(draftId, name).catch(() => undefined)
    },
  }
}
