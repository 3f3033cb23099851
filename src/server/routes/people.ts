import type { Hono } from 'hono'
import { invitation, type NewLink, type PeopleList, personChange } from '../../contract/account.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { newSessionToken, sessionTokenHash } from '../../sealing/session-token.ts'
import type { LinkRow } from '../../store/account-store.ts'
import type { AppParts } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { dropOldSessions } from '../session-cookie.ts'

const hourMs = 60 * 60_000
const invitationMs = 7 * 24 * hourMs
const resetMs = 24 * hourMs

/** Others' accounts: inviting, roles, disabling, resets. Passwords are chosen by their owners alone. */
export function peopleRoutes(app: Hono, parts: AppParts): void {
  const { store, now } = parts

  async function newLink(link: Pick<LinkRow, 'kind' | 'coordinator' | 'role' | 'createdBy'>, lifeMs: number) {
    const token = newSessionToken()
    const time = now().getTime()
    const expiresAt = time + lifeMs
    const result = await store.createLink(sessionTokenHash(token), { ...link, id: newUuid(), expiresAt }, time)
    return { result, reply: { token, expiresAt: new Date(expiresAt).toISOString() } satisfies NewLink }
  }

  serveDesk(app, parts, 'coordinatorPeople', {
    GET: async (context) => {
      await dropOldSessions(parts)
      const accounts = await store.coordinators()
      const open = await Promise.all(accounts.map(({ name }) => store.sessionsOf(name)))
      const links = await store.links(now().getTime())
      return context.json<PeopleList>({
        people: accounts.map((account, at) => ({ ...account, sessions: open[at]?.length ?? 0 })),
        links: links.flatMap(({ coordinator, expiresAt, kind, ...link }) =>
          kind === 'setup' ? [] : [{ ...link, kind, name: coordinator, expiresAt: new Date(expiresAt).toISOString() }],
        ),
      })
    },
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, invitation)
      if (body.status === 'refused') return body.response
      const { name, role } = body.value
      const link = { kind: 'invitation', coordinator: name, role, createdBy: caller.name } as const
      const { result, reply } = await newLink(link, invitationMs)
      if (result !== 'created') return problemResponse('person_exists')
      await record(parts, caller, { action: 'person_invited', subject: name, details: { role } })
      return context.json<NewLink>(reply, 201)
    },
  })

  serveDesk(app, parts, 'coordinatorPerson', {
    PUT: async (context, caller) => {
      const body = await readBody(context.req.raw, personChange)
      if (body.status === 'refused') return body.response
      const name = context.req.param('name') ?? ''
      const result = await store.changeAccount(name, body.value)
      if (result !== 'done') return problemResponse(result === 'unknown' ? 'unknown_person' : result)
      await record(parts, caller, { action: 'account_changed', subject: name, details: body.value })
      return context.json(body.value)
    },
    DELETE: async (context) => {
      const result = await store.changeAccount(context.req.param('name') ?? '', 'remove')
      if (result !== 'done') return problemResponse(result === 'unknown' ? 'unknown_person' : result)
      return context.body(null, 204)
    },
  })

  serveDesk(app, parts, 'coordinatorPersonReset', {
    POST: async (context, caller) => {
      const name = context.req.param('name') ?? ''
      const known = await store.credentials(name)
      if (!known) return problemResponse('unknown_person')
      const link = { kind: 'reset', coordinator: name, role: known.role, createdBy: caller.name } as const
      const { result, reply } = await newLink(link, resetMs)
      return result === 'created' ? context.json<NewLink>(reply, 201) : problemResponse('unknown_person')
    },
  })

  serveDesk(app, parts, 'coordinatorPersonSessions', {
    DELETE: async (context) => {
      await store.endSessionsOf(context.req.param('name') ?? '', { but: null })
      return context.body(null, 204)
    },
  })

  serveDesk(app, parts, 'coordinatorInvitation', {
    DELETE: async (context) =>
      (await store.deleteLink(context.req.param('id') ?? ''))
        ? context.body(null, 204)
        : problemResponse('unknown_link'),
  })
}
