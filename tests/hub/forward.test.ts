import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { deviceList } from '../../src/contract/device.ts'
import { hubStatus } from '../../src/contract/hub.ts'
import { routes } from '../../src/contract/routes.ts'
import { serverDigest } from '../../src/sealing/server-digest.ts'
import { sessionTokenHash } from '../../src/sealing/session-token.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'
import { aHub, aToken, served } from './support/a-hub.ts'

const receiptHash = 'ab'.repeat(32)
const details = {
  contactEmail: 'team@example.org',
  ethicsReference: 'REB-7',
  privacyUrl: 'https://example.org/privacy',
  withdrawalDeadline: '',
}

eachStore((database) => {
  it('tells a phone that it has its response before the upstream does, and hands on the same bytes', async () => {
    const upstream = await anApp({ database: await database() })
    const gone = await served(upstream.app.fetch)
    await gone.stop()
    const hub = await aHub(gone.url, await aToken(upstream), await database())
    const envelope = aValidEnvelope({
      payload: `{ "answers":${payloadOf({}).payload.slice(11, -1)} }`,
      workshop: 'rba_tbc',
    })
    const sha256 = serverDigest(envelope.payload, 'hex')
    expect(await hub.submit(envelope)).toMatchObject([
      { instanceId: envelope.instanceId, sha256, receivedOn: '2026-12-03' },
    ])
    await hub.reaches({
      obstacle: 'unreachable',
      received: 1,
      waiting: 1,
      forwarded: 0,
      oldestWaitingDay: '2026-12-03',
    })
    expect(await hub.submit(envelope)).toMatchObject([{ state: 'duplicate' }])

    await served(upstream.app.fetch, Number(gone.url.port))
    await hub.reaches({ waiting: 0, forwarded: 1, obstacle: null })
    const [row] = await upstream.query('select instance_id, sha256, payload, via, workshop from answers')
    expect({ ...row, payload: new TextDecoder().decode(row?.['payload'] as Uint8Array) }).toEqual({
      instance_id: envelope.instanceId,
      sha256,
      payload: envelope.payload,
      via: 'hub',
      workshop: 'rba_tbc',
    })
    // Received upstream: the hub lets go of the answers and still knows the response.
    expect(await hub.query('select envelope, state from forwards')).toMatchObject([{ envelope: null }])
    expect(await hub.query('select instance_id from answers')).toEqual([])
    expect(await hub.submit(envelope)).toMatchObject([{ state: 'duplicate', sha256 }])
    await hub.reaches({ received: 1, waiting: 0 })
  })

  it('withdraws upstream what is withdrawn here, before it was handed on and afterwards', async () => {
    const upstream = await anApp({ database: await database() })
    const line = await served(upstream.app.fetch)
    const hub = await aHub(line.url, null, await database())
    const other = 'cd'.repeat(32)
    await hub.submit(aValidEnvelope({ receiptHash }))
    await hub.reaches({ forwarded: 1 })
    await line.stop()
    await hub.submit(aValidEnvelope({ receiptHash: other }))
    for (const hash of [receiptHash, other]) await hub.send('POST', routes.withdrawals, { receiptHash: hash })
    expect(await hub.hub.status()).toMatchObject({ withdrawalsWaiting: 2, waiting: 0, received: 0 })
    await served(upstream.app.fetch, Number(line.url.port))
    await hub.reaches({ withdrawalsWaiting: 0 })
    expect(await upstream.query('select instance_id from answers')).toEqual([])
    await upstream.submit(aValidEnvelope({ receiptHash }), aValidEnvelope({ receiptHash: other }))
    expect(await upstream.query('select instance_id from answers')).toEqual([])
    expect(await hub.query('select * from forward_withdrawals')).toEqual([])
  })

  it('hands on both contents of one ID and what must be looked at, and shows what the upstream made of them', async () => {
    const upstream = await anApp({ database: await database() })
    const hub = await aHub((await served(upstream.app.fetch)).url, null, await database())
    const first = aValidEnvelope()
    const other = { ...first, ...payloadOf({ sec_b_org: { org_type: 'network' } }) }
    const odd = aValidEnvelope({ formVersion: '2031-01-01' })
    const unreadable = { ...aValidEnvelope(), workshop: 'Not A Code' }
    expect((await hub.submit(first, other, odd, unreadable)).map(({ state }) => state)).toEqual([
      'stored',
      'conflict',
      'quarantined',
      'quarantined',
    ])
    await hub.reaches({ waiting: 0, forwarded: 4, setApart: 3 })
    expect(
      await upstream.query(
        `select reasons from answers where standing = 'first' and reasons is not null order by reasons`,
      ),
    ).toEqual([{ reasons: 'bad_workshop' }, { reasons: 'unknown_version' }])
    expect(await upstream.query(`select standing from answers where instance_id = '${first.instanceId}'`)).toHaveLength(
      2,
    )
  })
})

it('never puts two parts into one request', async () => {
  const upstream = await anApp()
  const parts: string[][] = []
  const { url } = await served(async (request) => {
    if (request.method === 'POST') {
      const { submissions } = (await request.clone().json()) as { submissions: { part: string }[] } // our own hub's
      parts.push([...new Set(submissions.map(({ part }) => part))])
    }
    return upstream.app.fetch(request)
  })
  const hub = await aHub(url, null)
  await hub.submit(...['answers', 'mapping', 'contacts', 'leaders', 'answers'].map((part) => aValidEnvelope({ part })))
  await expect.poll(() => hub.query(`select part from forwards where state = 'waiting'`)).toEqual([])
  expect(parts.every((one) => one.length === 1)).toBe(true)
  expect(new Set(parts.flat())).toEqual(new Set(['answers', 'mapping', 'contacts', 'leaders']))
})

it('keeps what the upstream refuses, says so, and tries it again when somebody asks', async () => {
  const upstream = await anApp()
  let isRefusing = true
  const { url } = await served(async (request) => {
    if (request.method !== 'POST' || !isRefusing) return upstream.app.fetch(request)
    const { submissions } = (await request.json()) as { submissions: { instanceId: string }[] } // our own hub's
    const results = submissions.map(({ instanceId }) => ({
      instanceId,
      sha256: null,
      state: 'refused',
      receivedOn: null,
      reason: 'not_an_envelope',
    }))
    return Response.json({ results })
  })
  const hub = await aHub(url, null)
  await hub.submit(aValidEnvelope())
  await hub.reaches({ refused: 1, waiting: 0, forwarded: 0 })
  isRefusing = false
  await hub.send('POST', routes.hubForward, undefined)
  await hub.reaches({ refused: 0, forwarded: 1 })
})

const strangers: readonly [string, string, () => Response][] = [
  [
    'a network that wants a sign-in',
    'portal',
    () => new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } }),
  ],
  ['a server that takes nothing now', 'endpoint', () => Response.json({}, { status: 503 })],
]
it.each(strangers)('sends nothing to %s, and lets go of nothing', async (_what, obstacle, answer) => {
  const posts: string[] = []
  const { url } = await served((request) => {
    if (request.method === 'POST') posts.push(request.url)
    return answer()
  })
  const hub = await aHub(url, null)
  await hub.submit(aValidEnvelope())
  await hub.reaches({ obstacle: obstacle as 'portal', waiting: 1, forwarded: 0, lastContactAt: null })
  expect(posts).toEqual([])
})

it('sends nothing under a token that the upstream does not know, and all of it once the token is known', async () => {
  const upstream = await anApp()
  const token = await aToken(upstream)
  await upstream.store.removeHub('the laptop')
  const hub = await aHub((await served(upstream.app.fetch)).url, token)
  await hub.submit(aValidEnvelope())
  await hub.reaches({ obstacle: 'token', waiting: 1 })
  const call = { submissions: [aValidEnvelope()] }
  for (const route of [routes.submissions, routes.withdrawals])
    expect(
      (
        await upstream.send('POST', route, route === routes.submissions ? call : { receiptHash }, {
          Authorization: `Bearer ${token}`,
        })
      ).status,
    ).toBe(401)
  await upstream.store.saveHub('the laptop', sessionTokenHash(token), '2026-12-03')
  await hub.reaches({ obstacle: null, waiting: 0, forwarded: 1 })
  expect(await upstream.store.hubs()).toEqual([{ name: 'the laptop', createdOn: '2026-12-03', seenOn: '2026-12-03' }])
})

it('never sends to a hub, least of all to itself: it would take its own word for a receipt', async () => {
  let fetchApp: (request: Request) => Response | Promise<Response> = () => new Response()
  const { url } = await served((request) => fetchApp(request))
  const hub = await aHub(url, null)
  fetchApp = hub.app.fetch
  await hub.submit(aValidEnvelope())
  await hub.reaches({ obstacle: 'hub', waiting: 1, forwarded: 0 })
})

it('gives the phones around it what the upstream would: project, workshops, and the counter with what waits here', async () => {
  const upstream = await anApp()
  await upstream.store.saveProject(details)
  const [workshop] = await upstream.store.workshops()
  if (!workshop) throw new Error('the sources name workshops')
  await upstream.store.createWorkshop({ ...workshop, code: 'tir_2026', place: 'Tiranë' })
  await upstream.submit(aValidEnvelope(), aValidEnvelope({ usable: false }))
  const line = await served(upstream.app.fetch)
  const hub = await aHub(line.url, await aToken(upstream))
  const progress = async () => (await hub.get('/api/v1/surveys/femig-global-cso/progress')).json()
  await hub.reaches({ obstacle: null, lastContactAt: '2026-12-03T22:30:00.000Z' })
  await expect.poll(progress).toMatchObject({ received: 2, usable: 1, total: 185 })
  expect(await (await hub.get('/api/v1/surveys/femig-global-cso')).json()).toMatchObject({
    trial: false,
    project: details,
  })
  expect((await hub.store.workshops()).map(({ code }) => code)).toContain('tir_2026')
  await line.stop()
  await hub.submit(aValidEnvelope(), aValidEnvelope({ part: 'mapping' }))
  expect(await progress()).toMatchObject({ received: 3, usable: 2, total: 186 })
})

it('hands on what the devices around it hold', async () => {
  const upstream = await anApp()
  let isThere = false
  const { url } = await served((request) => (isThere ? upstream.app.fetch(request) : new Response('', { status: 503 })))
  const hub = await aHub(url, null)
  const beat = {
    deviceId: randomUUID(),
    name: 'Tablet 1',
    workshop: null,
    made: 3,
    waiting: 2,
    attention: 0,
    oldestWaitingDay: '2026-12-03',
    appVersion: '0.1.0',
  }
  await hub.store.noteDevice({ ...beat, heardAt: '2026-12-03T22:00:00Z' }, '')
  isThere = true
  await hub.reaches({ lastContactAt: '2026-12-03T22:30:00.000Z' })
  const list = async () =>
    deviceList.parse(await (await upstream.get(routes.coordinatorDevices, await upstream.signedIn())).json())
  await expect.poll(async () => (await list()).devices).toMatchObject([{ name: 'Tablet 1', waiting: 2 }])
})

it('shows both hops to whoever asks, and only a hub can be told to hurry', async () => {
  const upstream = await anApp()
  const hub = await aHub((await served(upstream.app.fetch)).url, null)
  expect(hubStatus.parse(await (await hub.get(routes.hub)).json()).hub).toMatchObject({ received: 0, refused: 0 })
  expect(await (await hub.get(routes.metrics)).text()).toContain('femig_hub_waiting 0\n')
  expect(await (await upstream.get(routes.hub)).json()).toEqual({ hub: null })
  expect((await upstream.send('POST', routes.hubForward, undefined)).status).toBe(404)
  const elsewhere = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await hub.send('POST', routes.hubForward, undefined, elsewhere)).status).toBe(403)
})
