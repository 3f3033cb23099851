import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { newUuid } from '../sealing/new-uuid.ts'
import { newSessionToken, sessionTokenHash } from '../sealing/session-token.ts'
import type { AppParts } from './app-parts.ts'
import type { Caller } from './caller.ts'
import { ownAddress } from './request-origin.ts'

const idleMs = 30 * 60_000
const absoluteMs = 12 * 60 * 60_000
/** Noting every request would be a flushed write for each. */
const touchAfterMs = 60_000

const guardedName = '__Host-femig'
/** For plain http on this very machine, where WebKit drops every Secure cookie; never travels over a network. */
const plainName = 'femig'

/**
 * Always under a new token: one that somebody may have planted before the sign-in opens nothing afterwards.
 * @returns null when the account has been removed in the meantime
 */
export async function startSession(context: Context, parts: AppParts, coordinator: string): Promise<Caller | null> {
  const now = parts.now().getTime()
  await dropOldSessions(parts)
  const token = newSessionToken()
  const hash = sessionTokenHash(token)
  await parts.store.createSession(hash, { id: newUuid(), coordinator, createdAt: now, usedAt: now })
  setCookie(context, parts, token, absoluteMs / 1000)
  const session = await parts.store.session(hash)
  return session && { name: coordinator, role: session.role, via: 'page', sessionId: session.id }
}

export async function dropOldSessions({ store, now }: Pick<AppParts, 'store' | 'now'>): Promise<void> {
  const time = now().getTime()
  await store.dropSessions(time - absoluteMs, time - idleMs)
}

export async function endSession(context: Context, parts: AppParts): Promise<void> {
  const token = tokenOf(context)
  if (token !== null) await parts.store.endSession(sessionTokenHash(token))
  setCookie(context, parts, '', 0)
}

/** @returns the coordinator who is signed in, or null */
export async function signedIn(context: Context, { store, now }: AppParts): Promise<Caller | null> {
  const token = tokenOf(context)
  if (token === null) return null
  const hash = sessionTokenHash(token)
  const session = await store.session(hash)
  const time = now().getTime()
  if (!session) return null
  if (time - session.createdAt >= absoluteMs || time - session.usedAt >= idleMs) {
    await store.endSession(hash)
    return null
  }
  if (time - session.usedAt >= touchAfterMs) await store.touchSession(hash, time)
  return { name: session.coordinator, role: session.role, via: 'page', sessionId: session.id }
}

/** For a connection that stays open: whether it still may, which does not count as somebody being there. */
export async function isStillSignedIn(context: Context, { store, now }: AppParts): Promise<boolean> {
  const token = tokenOf(context)
  const session = token === null ? null : await store.session(sessionTokenHash(token))
  const time = now().getTime()
  return session !== null && time - session.createdAt < absoluteMs && time - session.usedAt < idleMs
}

/** Whether a password and a session may travel over this connection: https, or no network at all. */
export function mayCarrySession(request: Request, config: AppParts['config']): boolean {
  return isOverHttps(request, config) || ownAddress(request, config).isLocal
}

/** Behind a proxy that we were not told about the request is http, but the page's own origin tells. */
function isOverHttps(request: Request, config: AppParts['config']): boolean {
  return ownAddress(request, config).isHttps || (request.headers.get('Origin')?.startsWith('https://') ?? false)
}

function tokenOf(context: Context): string | null {
  const token = getCookie(context, guardedName) ?? getCookie(context, plainName)
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null
}

function setCookie(context: Context, { config }: AppParts, token: string, maxAgeSeconds: number): void {
  const isGuarded = isOverHttps(context.req.raw, config)
  const flags = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`
  context.header(
    'Set-Cookie',
    `${isGuarded ? guardedName : plainName}=${token}; ${flags}${isGuarded ? '; Secure' : ''}`,
    { append: true },
  )
}
