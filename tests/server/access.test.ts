import { describe, expect, it } from 'vitest'
import { access, type DeskRoute, type Method, may, type Permit, type Role, roles } from '../../src/contract/access.ts'
import { type AuditEntry, auditPage } from '../../src/contract/audit.ts'
import { routes } from '../../src/contract/routes.ts'
import { anApp } from '../support/an-app.ts'

const calls = Object.entries(access).flatMap(([route, permits]) =>
  // The keys of the table are routes and methods.
  Object.entries<Permit>(permits).map(([method, permit]) => [method as Method, route as DeskRoute, permit] as const),
)
/** Somebody and something that there may be; for a name that no route had before, `none`. */
const named: Readonly<Record<string, string>> = { code: 'rba_tbc', name: 'Nobody', format: 'csv' }
const pathOf = (route: DeskRoute) => routes[route].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'none')

it.each(calls)('refuses %s %s to every role without the right, and notes it', async (method, route, { right }) => {
  const { send, store, signedIn } = await anApp()
  for (const role of roles) {
    const cookie = await signedIn(role)
    const body = method === 'GET' || method === 'DELETE' ? undefined : {}
    const response = await send(method, pathOf(route), body, cookie)
    const [newest] = await store.auditLog(null, 1)
    if (may(role, right)) expect([401, 403]).not.toContain(response.status)
    else {
      expect([response.status, await response.json()]).toEqual([
        403,
        expect.objectContaining({ code: 'not_permitted' }),
      ])
      expect(newest).toMatchObject({ who: 'Amina', action: 'not_permitted', subject: `${method} ${route}` })
    }
  }
})

it.each(calls)('asks for a session before %s %s', async (method, route) => {
  const { send } = await anApp()
  const body = method === 'GET' || method === 'DELETE' ? undefined : {}
  expect((await send(method, pathOf(route), body)).status).toBe(401)
})

it('takes a role away from one call to the next', async () => {
  const { get, store, signedIn } = await anApp()
  const cookie = await signedIn('admin')
  await signedIn('admin', 'Besa')
  expect((await get(routes.coordinatorAudit, cookie)).status).toBe(200)
  expect(await store.changeAccount('Amina', { role: 'viewer', isDisabled: false })).toBe('done')
  expect((await get(routes.coordinatorAudit, cookie)).status).toBe(403)
})

describe('the audit log', () => {
  it('tells who signed in, changed something, and signed out, the newest first', async () => {
    const { get, send, signedIn, clock } = await anApp()
    const cookie = await signedIn()
    clock.now = new Date('2026-12-03T22:31:05.123Z')
    expect((await send('DELETE', '/api/v1/coordinator/workshops/can_tbc', undefined, cookie)).status).toBe(204)
    expect((await send('DELETE', '/api/v1/coordinator/workshops/can_tbc', undefined, cookie)).status).toBe(404)
    await send('DELETE', routes.coordinatorSession, undefined, cookie)
    const { entries, next } = auditPage.parse(await (await get(routes.coordinatorAudit, await signedIn())).json())
    expect(next).toBe(null)
    expect(entries.slice(1).map(({ number, ...entry }) => entry)).toEqual([
      entryOf({ action: 'signed_out', at: '2026-12-03T22:31:05Z' }),
      entryOf({ action: 'workshop_deleted', subject: 'can_tbc', at: '2026-12-03T22:31:05Z' }),
      entryOf({ action: 'signed_in', details: { by: 'password' }, at: '2026-12-03T22:30:00Z' }),
    ])
  })

  it('notes one wrong password for a name in ten minutes, and none for a name that nobody has', async () => {
    const { send, store, signedIn, clock } = await anApp()
    await signedIn()
    const guess = (name: string) => send('POST', routes.coordinatorSession, { name, password: 'guess' })
    const failures = async () =>
      (await store.auditLog(null, 100)).filter(({ action }) => action === 'sign_in_failed').map(({ who }) => who)
    for (const name of ['Amina', 'Amina', 'Nobody']) await guess(name)
    expect(await failures()).toEqual(['Amina'])
    clock.now = new Date(clock.now.getTime() + 10 * 60_000)
    await guess('Amina')
    expect(await failures()).toEqual(['Amina', 'Amina'])
  })

  it('is read page by page without a gap, and as CSV that no spreadsheet runs', async () => {
    const { get, store, signedIn } = await anApp()
    const cookie = await signedIn()
    const at = Date.parse('2026-12-03T22:30:00Z')
    for (let turn = 0; turn < 250; turn += 1)
      await store.record({ at, who: '=1+1', via: 'page', action: 'signed_in', subject: '"a"', details: { turn } })
    const numbers: number[] = []
    let next: string | null = routes.coordinatorAudit
    while (next) {
      const page = auditPage.parse(await (await get(next, cookie)).json())
      numbers.push(...page.entries.map(({ number }) => number))
      next = page.next
    }
    expect(numbers).toEqual(Array.from({ length: 251 }, (_, at) => 251 - at))
    const file = await get(routes.coordinatorAuditFile, cookie)
    const lines = (await file.text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + 252)
    expect(lines[2]).toBe('"251","2026-12-03T22:30:00Z","\'=1+1","page","signed_in","""a""","{""turn"":249}"')
    expect((await get(`${routes.coordinatorAudit}?before=x`, cookie)).status).toBe(400)
  })
})

const entryOf = (changes: Partial<AuditEntry>) => ({ who: 'Amina', via: 'page', subject: '', details: {}, ...changes })

it.each<[Role, readonly string[]]>([
  ['viewer', ['counts']],
  ['analyst', ['counts', 'answers']],
  ['admin', ['counts', 'answers', 'workshops', 'people']],
])('gives a %s what the name promises', (role, rights) => {
  const known = ['counts', 'answers', 'workshops', 'people'] as const
  expect(known.filter((right) => may(role, right))).toEqual(rights)
})
