import { expect, it } from 'vitest'
import { anApp, coordinator } from '../support/an-app.ts'

const path = '/api/v1/coordinator/session'
const minutes = (count: number) => count * 60_000

it('lets a coordinator in by name and password, and out again', async () => {
  const { signedIn, get, send } = await anApp()
  expect((await get(path)).status).toBe(401)
  const cookie = await signedIn()
  expect(await (await get(path, cookie)).json()).toEqual({ name: coordinator.name, role: 'admin' })
  const out = await send('DELETE', path, undefined, cookie)
  expect(out.status).toBe(204)
  expect(out.headers.get('Set-Cookie')).toContain('Max-Age=0')
  expect((await get(path, cookie)).status).toBe(401)
})

it('answers a wrong password and an unknown name alike', async () => {
  const { signedIn, send } = await anApp()
  await signedIn()
  const replies = await Promise.all([
    send('POST', path, { ...coordinator, password: 'wrong' }),
    send('POST', path, { name: 'Nobody', password: 'wrong' }),
  ])
  expect(replies.map(({ status }) => status)).toEqual([401, 401])
  expect(await replies[0]?.text()).toBe(await replies[1]?.text())
})

it.each([
  [
    'over https',
    'https://survey.example.org',
    /^__Host-femig=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
  ],
  [
    'over plain http on this machine, where WebKit drops Secure cookies',
    'http://localhost:8080',
    /^femig=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
  ],
])('sets a cookie that no script and no other site can use %s', async (_where, origin, expected) => {
  const { app, signedIn } = await anApp()
  await signedIn()
  const response = await app.request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify(coordinator),
  })
  expect(response.headers.get('Set-Cookie')).toMatch(expected)
})

it('lets nobody sign in over plain http through a network, and says why', async () => {
  const { app, signedIn } = await anApp()
  await signedIn()
  const origin = 'http://192.168.1.20:8080'
  const response = await app.request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify(coordinator),
  })
  expect([response.status, response.headers.get('Set-Cookie')]).toEqual([403, null])
  expect(await response.json()).toMatchObject({ code: 'insecure_connection', detail: expect.stringContaining('https') })
})

it('keeps the token itself out of the database', async () => {
  const { signedIn, query } = await anApp()
  const { Cookie } = await signedIn()
  const token = Cookie.split('=')[1] ?? 'no token'
  expect(JSON.stringify(await query('select * from sessions'))).not.toContain(token)
})

it('ends a session that was left alone for half an hour, and keeps one that is used', async () => {
  const { signedIn, get, clock } = await anApp()
  const cookie = await signedIn()
  for (let use = 0; use < 3; use += 1) {
    clock.now = new Date(clock.now.getTime() + minutes(29))
    expect((await get(path, cookie)).status).toBe(200)
  }
  clock.now = new Date(clock.now.getTime() + minutes(31))
  expect((await get(path, cookie)).status).toBe(401)
})

it('ends every session after twelve hours, however busy', async () => {
  const { signedIn, get, clock } = await anApp()
  const cookie = await signedIn()
  const start = clock.now.getTime()
  for (let at = minutes(20); at < minutes(720); at += minutes(20)) {
    clock.now = new Date(start + at)
    expect((await get(path, cookie)).status).toBe(200)
  }
  clock.now = new Date(start + minutes(720))
  expect((await get(path, cookie)).status).toBe(401)
})

it.each([
  ['POST', path, coordinator],
  ['DELETE', path, undefined],
  [
    'PUT',
    '/api/v1/coordinator/project',
    { contactEmail: '', ethicsReference: '', privacyUrl: '', withdrawalDeadline: '' },
  ],
  ['DELETE', '/api/v1/coordinator/workshops/can_tbc', undefined],
])('refuses %s %s from a page of another site', async (method, address, body) => {
  const { signedIn, send, get, store } = await anApp()
  const cookie = await signedIn()
  for (const foreign of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    const response = await send(method, address, body, { ...cookie, ...foreign })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'wrong_origin'])
  }
  expect((await get(path, cookie)).status).toBe(200)
  expect((await store.workshops()).some(({ code }) => code === 'can_tbc')).toBe(true)
})

it('takes writes from the page under its public address, also behind a proxy that says nothing', async () => {
  const { signedIn, send } = await anApp({ config: { publicOrigin: 'https://survey.example.org' } })
  await signedIn()
  expect((await send('POST', path, coordinator, { Origin: 'https://survey.example.org' })).status).toBe(200)
})

it('believes a proxy about its address only when told to', async () => {
  const forwarded = {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'survey.example.org',
    Origin: 'https://survey.example.org',
  }
  for (const [trustProxy, status] of [
    [false, 403],
    [true, 200],
  ] as const) {
    const { signedIn, send } = await anApp({ config: { trustProxy } })
    await signedIn()
    expect((await send('POST', path, coordinator, forwarded)).status).toBe(status)
  }
})

it('makes somebody who guesses wait longer each time, and says how long', async () => {
  const { signedIn, send, clock } = await anApp()
  await signedIn()
  const guess = () => send('POST', path, { ...coordinator, password: 'guess' })
  for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess()).status).toBe(401)
  const waits: number[] = []
  for (let round = 0; round < 8; round += 1) {
    const response = await guess()
    expect(response.status).toBe(429)
    const wait = Number(response.headers.get('Retry-After'))
    waits.push(wait)
    clock.now = new Date(clock.now.getTime() + wait * 1000)
    expect((await guess()).status).toBe(401)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

it('lets the rest of the team in while somebody guesses at one name', async () => {
  const { signedIn, send, store } = await anApp()
  await signedIn()
  const hash = (await store.credentials(coordinator.name))?.passwordHash
  await store.saveCoordinator('Besa', hash ?? '', '2026-12-03')
  for (let attempt = 0; attempt < 60; attempt += 1) await send('POST', path, { ...coordinator, password: 'guess' })
  expect((await send('POST', path, { ...coordinator, name: 'Besa' })).status).toBe(200)
})
