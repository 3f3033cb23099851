export type { SyncState, WaitReason } from './sync-state.ts'
export { startSync, syncNow } from './triggers.ts'
