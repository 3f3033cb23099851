import type { Context, Hono } from 'hono'
import {
  type OwnAccount,
  ownPassword,
  passwordChange,
  type SecondFactorProposal,
  secondFactorStart,
} from '../../contract/account.ts'
import { hashPassword, verifyPassword } from '../../sealing/password.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../../sealing/recovery-code.ts'
import { sealSetting } from '../../sealing/sealed-setting.ts'
import { acceptTotp, isTotpSecret, newTotpSecret, totpUri } from '../../sealing/totp.ts'
import { totpBoundTo } from '../accept-code.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import type { Caller } from '../caller.ts'
import { isGoodPassword } from '../good-password.ts'
import { createLoginThrottle } from '../login-throttle.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { endSession, startSession } from '../session-cookie.ts'

const issuer = 'FeMig'

/** One's own account. Whatever could shut its owner out asks for the password again: the page may have been left open. */
export function accountRoutes(app: Hono, parts: AppParts): void {
  const { store, config, now } = parts
  const throttle = createLoginThrottle()

  /** @returns why not, or null when it is her password */
  async function passwordRefusal({ name }: Caller, password: string): Promise<Response | null> {
    const waitMs = throttle.attempt(name, '', true, now().getTime())
    if (waitMs > 0) return problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 })
    const isRight = await verifyPassword(password, (await store.credentials(name))?.passwordHash ?? null)
    if (!isRight) return problemResponse('wrong_password')
    throttle.succeeded(name, '')
    return null
  }

  serveDesk(app, parts, 'coordinatorAccount', {
    GET: async (context, { name, sessionId }) => {
      const account = (await store.coordinators()).find((one) => one.name === name)
      if (!account) return problemResponse('not_signed_in')
      const sessions = (await store.sessionsOf(name)).map(({ id, createdAt, usedAt }) => ({
        id,
        startedAt: new Date(createdAt).toISOString(),
        usedAt: new Date(usedAt).toISOString(),
        isThis: id === sessionId,
      }))
      const { role, createdOn, hasSecondFactor } = account
      const recoveryCodesLeft = await store.recoveryCodesLeft(name)
      return context.json<OwnAccount>({ name, role, createdOn, hasSecondFactor, recoveryCodesLeft, sessions })
    },
  })

  serveDesk(app, parts, 'coordinatorPassword', {
    PUT: async (context, caller) => {
      const body = await readBody(context.req.raw, passwordChange)
      if (body.status === 'refused') return body.response
      const refused = await passwordRefusal(caller, body.value.current)
      if (refused) return refused
      if (!isGoodPassword(body.value.password, caller.name)) return problemResponse('password_too_short')
      await store.saveCoordinator(caller.name, await hashPassword(body.value.password), dayOf(now()))
      // All sessions have ended; this one goes on under a new token.
      await endSession(context, parts)
      await startSession(context, parts, caller.name)
      return context.body(null, 204)
    },
  })

  serveDesk(app, parts, 'coordinatorSecondFactor', {
    POST: (context, { name }) => {
      const secret = newTotpSecret()
      return context.json<SecondFactorProposal>({ secret, uri: totpUri(secret, issuer, name) })
    },
    PUT: async (context, caller) => {
      const body = await readBody(context.req.raw, secondFactorStart)
      if (body.status === 'refused') return body.response
      const { secret, code, current } = body.value
      if (!isTotpSecret(secret))
        return problemResponse('malformed_request', { errors: [{ pointer: '/secret', message: 'not a secret' }] })
      const refused = await passwordRefusal(caller, current)
      if (refused) return refused
      const step = acceptTotp(secret, code.replace(/\s/g, ''), now().getTime(), 0)
      if (step === null) return problemResponse('wrong_code')
      const recoveryCodes = newRecoveryCodes()
      await store.saveSecondFactor(caller.name, {
        totpSecret: sealSetting(config.secret, secret, totpBoundTo(caller.name)),
        step,
        codeHashes: recoveryCodes.map(recoveryCodeHash),
      })
      return context.json({ recoveryCodes })
    },
  })

  serveDesk(app, parts, 'coordinatorSecondFactorEnd', {
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, ownPassword)
      if (body.status === 'refused') return body.response
      const refused = await passwordRefusal(caller, body.value.current)
      if (refused) return refused
      await store.saveSecondFactor(caller.name, null)
      return context.body(null, 204)
    },
  })

  const ended = async (context: Context, caller: Caller, which: Parameters<typeof store.endSessionsOf>[1]) => {
    const count = await store.endSessionsOf(caller.name, which)
    if (count > 0) await record(parts, caller, { action: 'sessions_ended', subject: caller.name, details: { count } })
    return context.body(null, 204)
  }

  serveDesk(app, parts, 'coordinatorOwnSessions', {
    DELETE: (context, caller) => ended(context, caller, { but: caller.sessionId }),
  })

  serveDesk(app, parts, 'coordinatorOwnSession', {
    DELETE: (context, caller) => ended(context, caller, { only: context.req.param('id') ?? '' }),
  })
}
