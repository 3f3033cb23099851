import type { SyncState } from './sync-state.ts'

export function startSync(_: { readonly onState: (state: SyncState) => void; readonly baseUrl?: string }): () => void {
  return () => {}
}
export async function syncNow(): Promise<void> {}
