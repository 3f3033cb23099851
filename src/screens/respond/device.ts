/** Everything that is not needed to read and answer the first page; loaded while the person does. */
import type { SavedSession } from '../../engine/browser.ts'
import type { Draft as StoredDraft } from '../../queue/index.ts'

/** A draft as the screens know it: the queue keeps the session without looking inside. */
export type Draft = Omit<StoredDraft, 'saved'> & { readonly saved: SavedSession }

export { fetchProgress, fetchSurveyInfo } from '../../http/index.ts'
export { queue } from '../../queue/index.ts'
export { formatReceiptCode, newReceiptCode, orgHash, receiptHashes } from '../../sealing/index.ts'
export { sendDirectly, startSync, syncNow } from '../../sync/index.ts'
export { applyUpdate, registerWorker } from '../../worker/bridge.ts'
export { sealSession } from './seal-session.ts'
