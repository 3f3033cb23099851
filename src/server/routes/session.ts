import type { Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { type CoordinatorSession, signIn } from '../../contract/session.ts'
import { verifyPassword } from '../../sealing/password.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { createLoginThrottle } from '../login-throttle.ts'
import { createOncePer } from '../once-per.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { isFromOurPage } from '../request-origin.ts'
import { createSenders } from '../sender.ts'
import { endSession, mayCarrySession, signedIn, startSession } from '../session-cookie.ts'

/** Whoever guesses could otherwise fill the disk with the log of it. */
const failureNotedEveryMs = 10 * 60_000

export function sessionRoutes(app: Hono, parts: AppParts): void {
  const throttle = createLoginThrottle()
  const senderOf = createSenders(parts)
  const isNews = createOncePer(failureNotedEveryMs, parts)

  serve(app, routes.coordinatorSession, {
    GET: async (context) => {
      const caller = await signedIn(context, parts)
      if (caller === null) return problemResponse('not_signed_in')
      return context.json<CoordinatorSession>({ name: caller.name, role: caller.role })
    },

    POST: async (context) => {
      if (!isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
      if (!mayCarrySession(context.req.raw, parts.config)) return problemResponse('insecure_connection')
      const body = await readBody(context.req.raw, signIn)
      if (body.status === 'refused') return body.response
      const { name, password } = body.value
      const sender = senderOf(context)
      const stored = await parts.store.passwordHash(name)
      const waitMs = throttle.attempt(name, sender, stored !== null, parts.now().getTime())
      if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
      const isRight = await verifyPassword(password, stored)
      parts.metrics.count('sign_ins_total', { outcome: isRight ? 'accepted' : 'wrong' })
      if (!isRight) {
        if (stored !== null && isNews(name)) await record(parts, { name, via: 'page' }, { action: 'sign_in_failed' })
        return problemResponse('wrong_credentials')
      }
      throttle.succeeded(name, sender)
      const caller = await startSession(context, parts, name)
      if (caller === null) return problemResponse('wrong_credentials')
      await record(parts, caller, { action: 'signed_in' })
      return context.json<CoordinatorSession>({ name, role: caller.role })
    },

    DELETE: async (context) => {
      if (!isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
      const caller = await signedIn(context, parts)
      await endSession(context, parts)
      if (caller) await record(parts, caller, { action: 'signed_out' })
      return context.body(null, 204)
    },
  })
}
