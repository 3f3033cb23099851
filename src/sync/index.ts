export { sendDirectly } from './send-directly.ts'
export { type SyncOutcome, type SyncRun, syncOnce } from './sync-once.ts'
export type { SyncState, WaitReason } from './sync-state.ts'
export { type StartSync, startSync, syncNow } from './triggers.ts'
