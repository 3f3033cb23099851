import type { Context, Hono } from 'hono'
import { access, type DeskRoute, type Method, may, mayToken, type Permit } from '../contract/access.ts'
import { routes } from '../contract/routes.ts'
import { type AppParts, serve } from './app-parts.ts'
import { bearerOf, hasBearer } from './bearer.ts'
import type { Caller } from './caller.ts'
import { problemResponse } from './problem-response.ts'
import { record } from './record.ts'
import { isFromOurPage } from './request-origin.ts'
import { signedIn } from './session-cookie.ts'

type DeskHandler = (context: Context, caller: Caller) => Response | Promise<Response>

/**
 * The one place where the desk's calls are let through or not, by the table in `contract/access.ts`: the methods of an
 * address are those of its row, no more and no fewer. What a role may not do is refused and noted.
 */
export function serveDesk<Route extends DeskRoute>(
  app: Hono,
  parts: AppParts,
  route: Route,
  handlers: Readonly<Record<keyof (typeof access)[Route] & Method, DeskHandler>>,
): void {
  const permits: Readonly<Partial<Record<Method, Permit>>> = access[route]
  const guarded = Object.entries<DeskHandler>(handlers).map(([name, handler]) => {
    const method = name as Method // The keys of the table are methods.
    const permit = permits[method]
    if (!permit) throw new Error(`contract/access.ts has no row for ${method} ${route}`)
    return [method, guard(parts, route, method, permit, handler)] as const
  })
  serve(app, routes[route], Object.fromEntries(guarded))
}

function guard(parts: AppParts, route: DeskRoute, method: Method, { right, records }: Permit, handler: DeskHandler) {
  async function refuse(caller: Caller): Promise<Response> {
    await record(parts, caller, { action: 'not_permitted', subject: `${method} ${route}`, details: { right } })
    return problemResponse('not_permitted')
  }

  async function letThrough(context: Context, caller: Caller): Promise<Response> {
    const response = await handler(context, caller)
    if (records && response.ok)
      await record(parts, caller, { action: records, subject: Object.values(context.req.param()).join(' ') })
    return response
  }

  /** A call with a token is judged by the token alone: no browser sends one by itself, so its origin says nothing. */
  async function guardToken(context: Context): Promise<Response> {
    const caller = await bearerOf(context, parts)
    if (caller === null) return problemResponse('not_signed_in')
    return mayToken(caller.role, right, method) ? letThrough(context, caller) : refuse(caller)
  }

  return async (context: Context): Promise<Response> => {
    if (hasBearer(context)) return guardToken(context)
    if (method !== 'GET' && !isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
    const caller = await signedIn(context, parts)
    if (caller === null) return problemResponse('not_signed_in')
    return may(caller.role, right) ? letThrough(context, caller) : refuse(caller)
  }
}
