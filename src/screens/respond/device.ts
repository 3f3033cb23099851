/** Everything that is not needed to read and answer the first page; loaded while the person does. */
import type { Envelope } from '../../contract/submission.ts'
import type { SavedSession } from '../../engine/browser.ts'
import { openDraftFiles, queue, type Draft as StoredDraft } from '../../queue/index.ts'
import { sha256Hex } from '../../sealing/index.ts'

/** A draft as the screens know it: the queue keeps the session without looking inside. */
export type Draft = Omit<StoredDraft, 'saved'> & { readonly saved: SavedSession }

/** `isOwn`: this very tab wrote it last. */
export type FoundDraft = { readonly draft: Draft; readonly isOwn: boolean }

/** What lies on this device of a survey that is not finished; null where there is nothing, or nothing can be read. */
export async function findDraft(today: string): Promise<FoundDraft | null> {
  const found = await queue.latestDraft(today)
  // The queue does not look inside; what it holds is what the engine gave it.
  return found.status === 'found' ? { draft: found.draft as Draft, isOwn: found.isOwn } : null
}

/** The files that the answers of a draft name, named in its envelopes; few surveys have any. */
export async function withFiles(envelopes: readonly Envelope[], draftId: string, fileKey: string | undefined) {
  if (fileKey === undefined) return { envelopes, files: [] }
  const [{ nameFiles }, files] = await Promise.all([import('./name-files.ts'), openDraftFiles()])
  return nameFiles(envelopes, (name) => files.read({ draftId, fileKey }, name), sha256Hex)
}

export { fetchProgress, fetchSurveyInfo, tellOpened } from '../../http/index.ts'
export type { DraftReach } from '../../queue/index.ts'
export { formatReceiptCode, newReceiptCode, orgHash, receiptHashes } from '../../sealing/index.ts'
export { prepareSealing } from '../../sealing/sealed-bytes.ts'
export { sendDirectly, startSync, syncNow } from '../../sync/index.ts'
export {
  applyUpdate,
  countMissingFiles,
  keepFacilitatorFiles,
  keepFirstPage,
  registerWorker,
} from '../../worker/bridge.ts'
export { sealSession } from './seal-session.ts'
export { openDraftFiles, queue }
