import { createQueue } from './create-queue.ts'
import { deviceDatabase } from './device-database.ts'
import type { Queue } from './queue.ts'

export { lastContact, noteContact } from './contact.ts'
export { isIntact, outboxRowOf } from './outbox.ts'
export type { BatchRequest, DraftResult, Queue, QueueState, SubmissionProgress } from './queue.ts'
export type { Draft, OutboxFileRow, OutboxRow, OutboxState } from './rows.ts'
export type { DraftReach, DraftSaveResult, SaveResult } from './save-result.ts'
export { askToPersist, type StorageHealth } from './storage-health.ts'

/** The queue of this device. Opens nothing before its first call. Load this file lazily: it brings Dexie along. */
export const queue: Queue = createQueue(deviceDatabase)
