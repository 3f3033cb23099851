import type { AuditAction, AuditDetails } from '../contract/audit.ts'
import type { AppParts } from './app-parts.ts'
import type { Caller } from './caller.ts'

interface Deed {
  readonly action: AuditAction
  /** A code, a name or an id; never anything that a respondent wrote. */
  readonly subject?: string
  readonly details?: AuditDetails
}

/**
 * Notes in the audit log who did what, committed and flushed when the promise resolves: call it before data leaves.
 * @throws StorageUnavailableError, after which nothing may be handed out
 */
export async function record(
  { store, now }: Pick<AppParts, 'store' | 'now'>,
  { name, via }: Pick<Caller, 'name' | 'via'>,
  { action, subject = '', details = {} }: Deed,
): Promise<void> {
  await store.record({ at: now().getTime(), who: name, via, action, subject, details })
}
