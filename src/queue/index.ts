import { createQueue } from './create-queue.ts'
import { deviceDatabase } from './device-database.ts'
import { draftCopyOf } from './draft-copy.ts'
import type { DraftFiles } from './draft-files.ts'
import type { Queue } from './queue.ts'
import { failedSave } from './storage-fault.ts'
import { withReopen } from './with-reopen.ts'

export { lastContact, noteContact } from './contact.ts'
export { isIntact, outboxRowOf } from './outbox.ts'
export type { BatchRequest, DraftResult, Queue, QueueState, SubmissionProgress } from './queue.ts'
export type { Draft, OutboxFileRow, OutboxRow, OutboxState } from './rows.ts'
export type { DraftReach, DraftSaveResult, SaveResult } from './save-result.ts'
export { askToPersist, type StorageHealth } from './storage-health.ts'

let files: Promise<DraftFiles> | null = null

/** The files of this device's drafts; few surveys ask for any. */
export function openDraftFiles(): Promise<DraftFiles> {
  files ??= import('./draft-files.ts').then(({ createDraftFiles }) =>
    createDraftFiles(deviceDatabase, withReopen(deviceDatabase), failedSave, draftCopyOf(deviceDatabase)),
  )
  // The network may be back at the next try.
  files.catch(() => {
    files = null
  })
  return files
}

/** The queue of this device. Opens nothing before its first call. Load this file lazily: it brings Dexie along. */
export const queue: Queue = createQueue(deviceDatabase)
