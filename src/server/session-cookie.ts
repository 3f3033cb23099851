import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { newSessionToken, sessionTokenHash } from '../sealing/session-token.ts'
import type { AppParts } from './app-parts.ts'
import { problemResponse } from './problem-response.ts'
import { isFromOurPage, ownAddress } from './request-origin.ts'

const idleMs = 30 * 60_000
const absoluteMs = 12 * 60 * 60_000
/** Noting every request would be a flushed write for each. */
const touchAfterMs = 60_000

const guardedName = '__Host-femig'
/** For plain http on this very machine, where WebKit drops every Secure cookie; never travels over a network. */
const plainName = 'femig'

export async function startSession(context: Context, parts: AppParts, coordinator: string): Promise<void> {
  const now = parts.now().getTime()
  await parts.store.dropSessions(now - absoluteMs, now - idleMs)
  const token = newSessionToken()
  await parts.store.createSession(sessionTokenHash(token), { coordinator, createdAt: now, usedAt: now })
  setCookie(context, parts, token, absoluteMs / 1000)
}

export async function endSession(context: Context, parts: AppParts): Promise<void> {
  const token = tokenOf(context)
  if (token !== null) await parts.store.endSession(sessionTokenHash(token))
  setCookie(context, parts, '', 0)
}

/** @returns the name of the coordinator who is signed in, or null */
export async function signedIn(context: Context, { store, now }: AppParts): Promise<string | null> {
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
  return session.coordinator
}

/** Whether a password and a session may travel over this connection: https, or no network at all. */
export function mayCarrySession(request: Request, config: AppParts['config']): boolean {
  return isOverHttps(request, config) || ownAddress(request, config).isLocal
}

/** Behind a proxy that we were not told about the request is http, but the page's own origin tells. */
function isOverHttps(request: Request, config: AppParts['config']): boolean {
  return ownAddress(request, config).isHttps || (request.headers.get('Origin')?.startsWith('https://') ?? false)
}

type Handler = (context: Context) => Response | Promise<Response>

/** Lets a coordinator's request through; a write must besides come from our own page. */
export function forCoordinators(parts: AppParts, handler: Handler): Handler {
  return async (context) => {
    const isWrite = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    if (isWrite && !isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
    return (await signedIn(context, parts)) === null ? problemResponse('not_signed_in') : handler(context)
  }
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
