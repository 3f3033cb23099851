import type { Hono } from 'hono'
import { type CreatedToken, newToken, type TokenList } from '../../contract/hooks.ts'
import { apiTokenPrefix, newApiToken } from '../../sealing/api-token.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { sessionTokenHash } from '../../sealing/session-token.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'

const longestLifeMs = 366 * 24 * 60 * 60_000

/** Tokens with which programs read figures or answers: each with a role, an end, and its own line in the audit log. */
export function tokenRoutes(app: Hono, parts: AppParts): void {
  const { store, now } = parts

  serveDesk(app, parts, 'coordinatorTokens', {
    GET: async (context) => context.json<TokenList>({ tokens: [...(await store.tokens())] }),
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, newToken)
      if (body.status === 'refused') return body.response
      const { label, role, expiresOn } = body.value
      const today = dayOf(now())
      if (expiresOn < today || expiresOn > dayOf(new Date(now().getTime() + longestLifeMs)))
        return problemResponse('malformed_request', {
          errors: [{ pointer: '/expiresOn', message: 'not a day between today and a year from now' }],
        })
      const token = newApiToken()
      const id = newUuid()
      const createdBy = caller.name
      const row = { id, label, role, prefix: apiTokenPrefix(token), createdBy, createdOn: today, expiresOn }
      await store.createToken(sessionTokenHash(token), { ...row, lastUsedOn: null })
      await record(parts, caller, { action: 'token_created', subject: label, details: { role, expiresOn } })
      return context.json<CreatedToken>({ id, token }, 201)
    },
  })

  serveDesk(app, parts, 'coordinatorToken', {
    DELETE: async (context, caller) => {
      const id = context.req.param('id') ?? ''
      const label = (await store.tokens()).find((token) => token.id === id)?.label
      if (label === undefined || !(await store.deleteToken(id))) return problemResponse('unknown_hook')
      await record(parts, caller, { action: 'token_deleted', subject: label })
      return context.body(null, 204)
    },
  })
}
