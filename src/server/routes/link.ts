import type { Hono } from 'hono'
import { type LinkPurpose, linkToken, linkUse } from '../../contract/account.ts'
import { routes } from '../../contract/routes.ts'
import { hashPassword } from '../../sealing/password.ts'
import { sessionTokenHash } from '../../sealing/session-token.ts'
import { type AppParts, serve } from '../app-parts.ts'
import { isGoodPassword } from '../good-password.ts'
import { problemResponse } from '../problem-response.ts'
import { createRateLimit } from '../rate-limit.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { isFromOurPage } from '../request-origin.ts'
import { mayCarrySession } from '../session-cookie.ts'

/** 256 random bits cannot be guessed; this only keeps a flood of guesses from the database. */
const tries = { atMost: 300, withinMs: 60_000 }

const deeds = { reset: 'password_reset', invitation: 'invitation_accepted', setup: 'desk_set_up' } as const

/** Invitations, resets and the very first account: whoever holds the link needs no session, and chooses a password with it, once. */
export function linkRoutes(app: Hono, parts: AppParts): void {
  const { store, now } = parts
  const waitFor = createRateLimit(tries)

  function refusal(request: Request): Response | null {
    if (!isFromOurPage(request, parts.config)) return problemResponse('wrong_origin')
    if (!mayCarrySession(request, parts.config)) return problemResponse('insecure_connection')
    const waitMs = waitFor(now().getTime())
    return waitMs > 0 ? problemResponse('too_many_attempts', { retryAfterSeconds: waitMs / 1000 }) : null
  }

  serve(app, routes.coordinatorLink, {
    POST: async (context) => {
      const refused = refusal(context.req.raw)
      if (refused) return refused
      const body = await readBody(context.req.raw, linkToken)
      if (body.status === 'refused') return body.response
      const link = await store.link(sessionTokenHash(body.value.token), now().getTime())
      if (!link) return problemResponse('unknown_link')
      return context.json<LinkPurpose>({ kind: link.kind, name: link.coordinator, role: link.role })
    },

    PUT: async (context) => {
      const refused = refusal(context.req.raw)
      if (refused) return refused
      const body = await readBody(context.req.raw, linkUse)
      if (body.status === 'refused') return body.response
      const hash = sessionTokenHash(body.value.token)
      const link = await store.link(hash, now().getTime())
      if (!link) return problemResponse('unknown_link')
      const chosen = link.kind === 'setup' ? body.value.name : link.coordinator
      if (chosen === undefined)
        return problemResponse('malformed_request', { errors: [{ pointer: '/name', message: 'missing' }] })
      if (!isGoodPassword(body.value.password, chosen)) return problemResponse('password_too_short')
      const used = await store.useLink(hash, await hashPassword(body.value.password), now().getTime(), chosen)
      if (!used) return problemResponse('unknown_link')
      const { kind, coordinator: name, role } = used
      await record(parts, { name, via: 'page' }, { action: deeds[kind], details: { role } })
      return context.json<LinkPurpose>({ kind, name, role })
    },
  })
}
