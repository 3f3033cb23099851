import type { Context, Hono } from 'hono'
import { type CoordinatorSession, signIn } from '../../contract/account.ts'
import { routes } from '../../contract/routes.ts'
import { verifyPassword } from '../../sealing/password.ts'
import { acceptCode } from '../accept-code.ts'
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
/** Codes are guessed by somebody who has the password already, from as many addresses as she likes. */
const anySender = ''

export function sessionRoutes(app: Hono, parts: AppParts): void {
  const throttle = createLoginThrottle()
  const codeThrottle = createLoginThrottle()
  const senderOf = createSenders(parts)
  const isNews = createOncePer(failureNotedEveryMs, parts)

  async function refuse(name: string, isKnown: boolean, problem: 'wrong_credentials' | 'wrong_code') {
    if (isKnown && isNews(`${problem} ${name}`))
      await record(parts, { name, via: 'page' }, { action: 'sign_in_failed', details: { problem } })
    return problemResponse(problem)
  }

  async function enter(context: Context): Promise<Response> {
    const body = await readBody(context.req.raw, signIn)
    if (body.status === 'refused') return body.response
    const { name, password, code } = body.value
    const sender = senderOf(context)
    const now = parts.now().getTime()
    const known = await parts.store.credentials(name)
    const waitMs = throttle.attempt(name, sender, known !== null, now)
    if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
    const isRight = await verifyPassword(password, known?.passwordHash ?? null)
    parts.metrics.count('sign_ins_total', { outcome: isRight ? 'accepted' : 'wrong' })
    if (!known || !isRight) return refuse(name, known !== null, 'wrong_credentials')
    if (known.isDisabled) return problemResponse('account_disabled')
    let by: 'password' | 'app' | 'recovery' | null = 'password'
    if (known.totpSecret !== null) {
      if (code === undefined) {
        throttle.succeeded(name, sender)
        return problemResponse('second_factor_required')
      }
      const codeWaitMs = codeThrottle.attempt(name, anySender, true, now)
      if (codeWaitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: codeWaitMs / 1000 })
      by = await acceptCode(parts, name, known, code)
      if (by === null) return refuse(name, true, 'wrong_code')
      codeThrottle.succeeded(name, anySender)
    }
    throttle.succeeded(name, sender)
    const caller = await startSession(context, parts, name)
    if (caller === null) return problemResponse('wrong_credentials')
    await record(parts, caller, { action: 'signed_in', details: { by } })
    return context.json<CoordinatorSession>({ name, role: caller.role })
  }

  serve(app, routes.coordinatorSession, {
    GET: async (context) => {
      const caller = await signedIn(context, parts)
      if (caller === null) return problemResponse('not_signed_in')
      return context.json<CoordinatorSession>({ name: caller.name, role: caller.role })
    },

    POST: (context) => {
      if (!isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
      if (!mayCarrySession(context.req.raw, parts.config)) return problemResponse('insecure_connection')
      return enter(context)
    },

    DELETE: async (context) => {
      if (!isFromOurPage(context.req.raw, parts.config)) return problemResponse('wrong_origin')
      const caller = await signedIn(context, parts)
      await endSession(context, parts)
      if (caller) await record(parts, caller, { action: 'signed_out' })
      // Never "storage": the same browser may hold somebody's answers that wait to be sent.
      context.header('Clear-Site-Data', '"cache"')
      return context.body(null, 204)
    },
  })
}
