import type { Context } from 'hono'
import { isApiToken } from '../sealing/api-token.ts'
import { sessionTokenHash } from '../sealing/session-token.ts'
import { type AppParts, dayOf } from './app-parts.ts'
import type { Caller } from './caller.ts'

/** @returns whether the call came with a token at all: then no session that it also carries is looked at */
export const hasBearer = (context: Context): boolean => /^bearer /i.test(context.req.header('Authorization') ?? '')

/** @returns the program whose token it is, or null where it is unknown, taken back or has expired */
export async function bearerOf(context: Context, { store, now }: AppParts): Promise<Caller | null> {
  const token = (context.req.header('Authorization') ?? '').slice('bearer '.length).trim()
  if (!isApiToken(token)) return null
  const known = await store.token(sessionTokenHash(token))
  const today = dayOf(now())
  if (!known || known.expiresOn < today) return null
  // Once a day: noting every request would be a flushed write for each.
  if (known.lastUsedOn !== today) await store.touchToken(known.id, today)
  return { name: `${known.label} (${known.prefix})`, role: known.role, via: 'token', sessionId: '' }
}
