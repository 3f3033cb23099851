export { type Drainable, drain, type SyncOutcome } from './drain.ts'
export { type Later, later } from './later.ts'
export { createRunner, type Runner } from './runner.ts'
export type { SyncState } from './sync-state.ts'
