import { newUuid } from '../sealing/new-uuid.ts'
import { newSessionToken, sessionTokenHash } from '../sealing/session-token.ts'
import type { Store } from '../store/store.ts'

const lifeMs = 24 * 60 * 60_000

/**
 * The link by which the first coordinator chooses name and password: for a day, once, and only as long as there is
 * nobody. Each start makes a new one, and the one before is worth nothing.
 * @param base address of this server, without a slash at its end
 * @returns null where there is somebody already
 */
export async function setUpLink(store: Store, base: string, now: Date): Promise<string | null> {
  const token = newSessionToken()
  const link = {
    id: newUuid(),
    kind: 'setup',
    coordinator: '',
    role: 'admin',
    createdBy: '',
    expiresAt: now.getTime() + lifeMs,
  } as const
  const result = await store.createLink(sessionTokenHash(token), link, now.getTime())
  // After the #, because what stands there is sent to no server and written to no log of one.
  return result === 'created' ? `${base}/coordinator/#link=${token}` : null
}
