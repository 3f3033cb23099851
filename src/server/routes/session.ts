import type { Hono } from 'hono'
import { routes } from '../../contract/routes.ts'
import { type CoordinatorSession, signIn } from '../../contract/session.ts'
import { verifyPassword } from '../../sealing/password.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { createLoginThrottle } from '../login-throttle.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { isFromOurPage } from '../request-origin.ts'
import { createSenders } from '../sender.ts'
import { endSession, mayCarrySession, signedIn, startSession } from '../session-cookie.ts'

export function sessionRoutes(app: Hono, parts: AppParts): void {
  const throttle = createLoginThrottle()
  const senderOf = createSenders(parts)

  serve(app, routes.coordinatorSession, {
    GET: async (context) => {
      const name = await signedIn(context, parts)
      return name === null ? problemResponse('not_signed_in') : context.json<CoordinatorSession>({ name })
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
      if (!isRight) return problemResponse('wrong_credentials')
      throttle.succeeded(name, sender)
      await startSession(context, parts, name)
      return context.json<CoordinatorSession>({ name })
    },

    DELETE: async (context) => {
      if (!isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
      await endSession(context, parts)
      return context.body(null, 204)
    },
  })
}
