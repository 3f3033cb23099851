import type { Context } from 'hono'
import { viaHeader } from '../contract/routes.ts'
import { sessionTokenHash } from '../sealing/session-token.ts'
import type { Arrival } from '../store/store.ts'
import { type AppParts, dayOf } from './app-parts.ts'

export type AskingHub =
  /** Says nothing of a token: a phone, or a hub that is treated like one. */
  | { readonly status: 'none' }
  | { readonly status: 'known'; readonly name: string }
  /** Its token is not, or no longer, one of ours. */
  | { readonly status: 'unknown' }

/** Which hub is asking, by the token that `hub-token add` has made for it. */
export async function askingHub(context: Context, { store, now }: Pick<AppParts, 'store' | 'now'>): Promise<AskingHub> {
  const [, token] = /^Bearer +(\S{1,200})$/.exec(context.req.header('Authorization') ?? '') ?? []
  if (token === undefined) return { status: 'none' }
  const name = await store.seeHub(sessionTokenHash(token), dayOf(now()))
  return name === null ? { status: 'unknown' } : { status: 'known', name }
}

/** What the sender says of the way; worth as much as the channel that a link names. */
export function viaOf(context: Context): Arrival['via'] {
  const said = context.req.header(viaHeader)
  return said === 'hub' || said === 'file' ? said : 'direct'
}
