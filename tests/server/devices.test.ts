import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type DeviceHeartbeat, deviceList } from '../../src/contract/device.ts'
import { problem } from '../../src/contract/problem.ts'
import { submissionsReply } from '../../src/contract/receipt.ts'
import { routes } from '../../src/contract/routes.ts'
import { serverDigest } from '../../src/sealing/server-digest.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'

const heartbeat = (differing: Partial<DeviceHeartbeat> = {}): DeviceHeartbeat => ({
  deviceId: randomUUID(),
  name: 'Tablet 1, الجناح',
  workshop: 'rba_tbc',
  made: 34,
  waiting: 3,
  attention: 1,
  oldestWaitingDay: '2026-12-02',
  appVersion: '0.1.0',
  ...differing,
})

it('tells its clock, and lets nobody keep what it said', async () => {
  const { get } = await anApp()
  const response = await get(routes.time)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await response.json()).toEqual({ now: '2026-12-03T22:30:00.000Z' })
})

eachStore((database) => {
  it('takes a device’s test through the whole way, and counts nothing', async () => {
    const { send, get } = await anApp({ database: await database() })
    const [whole, broken] = [aValidEnvelope(), aValidEnvelope({ payload: '{}' })]
    const response = await send('POST', routes.rehearsal, { submissions: [whole, broken, { not: 'one' }] })
    expect(submissionsReply.parse(await response.json()).results).toEqual([
      {
        instanceId: whole.instanceId,
        sha256: serverDigest(whole.payload, 'hex'),
        state: 'stored',
        receivedOn: '2026-12-03',
      },
      expect.objectContaining({ state: 'quarantined', reason: 'malformed_payload' }),
      expect.objectContaining({ state: 'refused' }),
    ])
    expect(await (await get(`/api/v1/surveys/${whole.surveyId}/progress`)).json()).toMatchObject({ received: 0 })
  })

  it('remembers the last word of each device for 30 days, by the hour, for coordinators only', async () => {
    const { send, get, clock, signedIn } = await anApp({ database: await database() })
    const [tablet, other] = [heartbeat(), heartbeat({ name: 'Tablet 2', waiting: 12, workshop: null })]
    for (const beat of [tablet, other, { ...tablet, waiting: 0, attention: 0, oldestWaitingDay: null }])
      expect((await send('POST', routes.heartbeat, beat)).status).toBe(204)
    expect((await get(routes.coordinatorDevices)).status).toBe(401)
    const list = async () => deviceList.parse(await (await get(routes.coordinatorDevices, await signedIn())).json())
    expect((await list()).devices.map(({ name, waiting, heardAt }) => [name, waiting, heardAt])).toEqual([
      ['Tablet 2', 12, '2026-12-03T22:00:00Z'],
      ['Tablet 1, الجناح', 0, '2026-12-03T22:00:00Z'],
    ])
    clock.now = new Date('2026-12-20T08:59:00Z')
    await send('POST', routes.heartbeat, tablet)
    clock.now = new Date('2027-01-03T08:59:00Z')
    expect((await list()).devices.map(({ name }) => name)).toEqual(['Tablet 1, الجناح'])
  })
})

it.each([
  ['a word too much', { ...heartbeat(), ip: '203.0.113.7' }],
  ['no name', heartbeat({ name: '' })],
  ['a name in control characters', heartbeat({ name: 'a\u0000b' })],
  ['less than nothing', heartbeat({ waiting: -1 })],
  ['a workshop that is none', heartbeat({ workshop: '<b>' })],
])('takes no heartbeat with %s', async (_what, beat) => {
  const { send } = await anApp()
  const response = await send('POST', routes.heartbeat, beat)
  expect(problem.parse(await response.json()).code).toBe('malformed_request')
})

it('holds up a flood of tests and of heartbeats, each by a limit of its own', async () => {
  const { send } = await anApp()
  const junk = { submissions: Array.from({ length: 10 }, () => ({})) }
  const floods: [string, unknown][] = [
    [routes.rehearsal, junk],
    [routes.heartbeat, heartbeat()],
  ]
  for (const [route, body] of floods) {
    let response = await send('POST', route, body)
    for (let sent = 1; response.status < 429 && sent <= 700; sent += 1) response = await send('POST', route, body)
    expect([route, response.status]).toEqual([route, 429])
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
  }
  expect((await send('POST', routes.submissions, { submissions: [aValidEnvelope()] })).status).toBe(200)
})
