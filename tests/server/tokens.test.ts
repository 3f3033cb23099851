import { expect, it } from 'vitest'
import { type AnswersPage, answersPage, tokenList } from '../../src/contract/hooks.ts'
import { address, routes } from '../../src/contract/routes.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf, type TestApp } from '../support/an-app.ts'

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

async function aToken(app: TestApp, role: 'viewer' | 'analyst', expiresOn = '2027-01-31') {
  const body = { label: 'weekly report', role, expiresOn }
  const response = await app.send('POST', routes.coordinatorTokens, body, await app.signedIn())
  expect(response.status).toBe(201)
  const { id, token } = (await response.json()) as { id: string; token: string }
  return { id, token, headers: { Authorization: `Bearer ${token}` } }
}

async function pull(app: TestApp, headers: Record<string, string>, first: string): Promise<AnswersPage[]> {
  const pages: AnswersPage[] = []
  for (let next: string | null = first; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(answersPage.parse(await (await app.get(next, headers)).json()))
  return pages
}

it('reads what its role may see, and changes nothing', async () => {
  const app = await anApp()
  const viewer = await aToken(app, 'viewer')
  const analyst = await aToken(app, 'analyst')
  expect((await app.get(routes.coordinatorCounts, viewer.headers)).status).toBe(200)
  expect(await codeOf(await app.get(routes.coordinatorAnswers, viewer.headers))).toBe('not_permitted')
  expect((await app.get(routes.coordinatorAnswers, analyst.headers)).status).toBe(200)
  for (const route of [routes.coordinatorAccount, routes.coordinatorPeople, routes.coordinatorAudit])
    expect(await codeOf(await app.get(route, analyst.headers)), route).toBe('not_permitted')
  const path = address(routes.coordinatorWorkshop, { code: 'can_tbc' })
  // Not even together with the session of an admin: the token is what the call is judged by.
  const both = { ...analyst.headers, ...(await app.signedIn()) }
  expect(await codeOf(await app.send('DELETE', path, undefined, both))).toBe('not_permitted')
  expect((await app.store.workshops()).some(({ code }) => code === 'can_tbc')).toBe(true)
})

it('is kept as a hash, known again by its beginning, and noted with the day of its last use', async () => {
  const app = await anApp()
  const { token, headers } = await aToken(app, 'viewer')
  expect(JSON.stringify(await app.query('select * from api_tokens'))).not.toContain(token)
  const list = async () =>
    tokenList.parse(await (await app.get(routes.coordinatorTokens, await app.signedIn())).json()).tokens
  expect(await list()).toMatchObject([{ prefix: token.slice(0, 12), lastUsedOn: null, role: 'viewer' }])
  await app.get(routes.coordinatorCounts, headers)
  expect(await list()).toMatchObject([{ lastUsedOn: '2026-12-03' }])
})

it('ends with its last day, and at once when it is taken back', async () => {
  const app = await anApp()
  const short = await aToken(app, 'viewer', '2026-12-04')
  const long = await aToken(app, 'viewer')
  const statuses = async () =>
    Promise.all([short, long].map(async ({ headers }) => (await app.get(routes.coordinatorCounts, headers)).status))
  expect(await statuses()).toEqual([200, 200])
  app.clock.now = new Date('2026-12-04T23:59:00Z')
  expect(await statuses()).toEqual([200, 200])
  app.clock.now = new Date('2026-12-05T00:01:00Z')
  expect(await statuses()).toEqual([401, 200])
  const path = address(routes.coordinatorToken, { id: long.id })
  expect((await app.send('DELETE', path, undefined, await app.signedIn())).status).toBe(204)
  expect(await statuses()).toEqual([401, 401])
})

it('is refused for a day that is past or more than a year away, and with a made-up token', async () => {
  const app = await anApp()
  const cookie = await app.signedIn()
  for (const expiresOn of ['2026-12-02', '2027-12-06', 'soon']) {
    const body = { label: 'report', role: 'viewer', expiresOn }
    expect((await app.send('POST', routes.coordinatorTokens, body, cookie)).status, expiresOn).toBe(400)
  }
  for (const text of [`femig_${'A'.repeat(43)}`, 'x', ''])
    expect((await app.get(routes.coordinatorCounts, { Authorization: `Bearer ${text}` })).status).toBe(401)
})

it('hands out every row once, however small the pages, and notes each page', async () => {
  const app = await anApp()
  const { headers } = await aToken(app, 'analyst')
  const envelopes = Array.from({ length: 23 }, () => aValidEnvelope())
  await app.submit(...envelopes, aValidEnvelope({ part: 'mapping' }))
  const pages = await pull(app, headers, `${routes.coordinatorAnswers}?limit=5`)
  const ids = pages.flatMap(({ rows }) => rows.map(({ instanceId }) => instanceId))
  expect(ids).toEqual(envelopes.map(({ instanceId }) => instanceId).toSorted())
  expect(pages.map(({ rows }) => rows.length)).toEqual([5, 5, 5, 5, 3])
  const first = await app.get(`${routes.coordinatorAnswers}?limit=5`, headers)
  expect(first.headers.get('Link')).toBe(`<${pages[0]?.next}>; rel="next"`)
  const noted = (await app.store.auditLog(null, 50)).filter(({ action }) => action === 'answers_taken')
  expect(noted.map(({ details }) => details['rows'])).toEqual([5, 3, 5, 5, 5, 5])
  expect(noted[0]).toMatchObject({ via: 'token', who: expect.stringMatching(/^weekly report \(femig_.{6}\)$/) })
  const [exact] = await pull(app, headers, `${routes.coordinatorAnswers}?limit=23`)
  expect([exact?.rows.length, exact?.next]).toEqual([23, null])
})

it('hands out what the law guards more only when it is asked for by its class', async () => {
  const app = await anApp()
  const { headers } = await aToken(app, 'analyst')
  const profile = { org_country: 'AL', org_led_by: 'women', services_other: 'somebody' }
  const answers = { b_profile: profile, again: [{ org_led_by: 'women', nobody_classed_this: '1' }] }
  await app.submit(aValidEnvelope(payloadOf(answers)), aValidEnvelope({ payloadType: 'hpke', payload: 'AAAA' }))
  const read = async (query: string) =>
    (await pull(app, headers, `${routes.coordinatorAnswers}${query}`))
      .flatMap(({ rows }) => rows.map((row) => row.answers))
      .find((one) => one !== null)
  expect(await read('')).toEqual({ b_profile: { org_country: 'AL' }, again: [{}] })
  expect(await read('?personal=yes')).toMatchObject({ b_profile: { org_country: 'AL', services_other: 'somebody' } })
  expect(await read('?special=yes&personal=yes')).toEqual(answers)
  const pages = await pull(app, headers, routes.coordinatorAnswers)
  expect(pages.flatMap(({ rows }) => rows.filter((row) => row.answers === null))).toHaveLength(1)
})

it('reads from a day on, and says what is wrong with a question', async () => {
  const app = await anApp()
  const { headers } = await aToken(app, 'analyst')
  await app.submit(aValidEnvelope())
  app.clock.now = new Date('2026-12-05T08:00:00Z')
  const late = aValidEnvelope()
  await app.submit(late)
  const [page] = await pull(app, headers, `${routes.coordinatorAnswers}?since=2026-12-04`)
  expect(page?.rows.map(({ instanceId }) => instanceId)).toEqual([late.instanceId])
  for (const query of ['limit=0', 'limit=1001', 'limit=x', 'after=x', 'since=yesterday', 'special=1'])
    expect((await app.get(`${routes.coordinatorAnswers}?${query}`, headers)).status, query).toBe(400)
  expect((await app.get(`${routes.coordinatorAnswers}?survey=none`, headers)).status).toBe(404)
})
