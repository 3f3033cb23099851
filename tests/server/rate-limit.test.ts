import { expect, it } from 'vitest'
import { routes } from '../../src/contract/routes.ts'
import { createSenderLimit } from '../../src/server/rate-limit.ts'
import { createWorkshopQuota } from '../../src/server/workshop-quota.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'
import { anArrival } from '../support/an-arrival.ts'

it('turns away one sender without taking anything from the others', () => {
  const waitFor = createSenderLimit({ atMost: 10, withinMs: 1000 }, { atMost: 20, withinMs: 1000 })
  for (let call = 0; call < 100; call += 1) waitFor('flood', 0)
  expect(waitFor('flood', 0)).toBeGreaterThan(0)
  expect(waitFor('hall', 0, 10)).toBe(0)
  expect(waitFor('third', 0)).toBeGreaterThan(0)
  expect(waitFor('third', 1000)).toBe(0)
})

it('asks a flood of submissions to wait, and never a hall of forty phones with four hundred queued each', async () => {
  const { send } = await anApp()
  // Nothing that takes time to judge: only how many they are counts here.
  const hundred = JSON.stringify({ submissions: Array.from({ length: 100 }, () => 0) })
  const inCalls = (calls: number) => Array.from({ length: calls }, () => send('POST', routes.submissions, hundred))
  const ofTheHall = await Promise.all(inCalls((40 * 400 * 4) / 100))
  expect(new Set(ofTheHall.map(({ status }) => status))).toEqual(new Set([200]))
  const ofAFlood = (await Promise.all(inCalls(400))).find(({ status }) => status !== 200)
  expect(ofAFlood?.status).toBe(429)
  expect(Number(ofAFlood?.headers.get('Retry-After'))).toBeGreaterThan(0)
}, 60_000)

it('keeps what goes beyond the quota of a workshop and sets it apart, until the next day', async () => {
  const quota = createWorkshopQuota(2)
  const judged = (day: string, workshop: string) => {
    const arrival = anArrival({ workshop })
    const judgement = quota.judge({ status: 'kept', instanceId: arrival.instanceId, arrival }, day)
    quota.note(arrival, { state: 'stored', receivedOn: day }, day)
    return judgement.status === 'kept' ? judgement.arrival.reasons : null
  }
  expect([1, 2, 3].map(() => judged('2026-12-03', 'mex_2025'))).toEqual([[], [], ['over_quota']])
  expect(judged('2026-12-03', 'rba_tbc')).toEqual([])
  expect(judged('2026-12-04', 'mex_2025')).toEqual([])
})

it('tells senders apart by the address that the own proxy wrote, and keeps none of it', async () => {
  const { send, query } = await anApp({ config: { trustProxy: true } })
  const statuses = async (address: string, times: number) => {
    const receiptHash = 'c'.repeat(64)
    const seen = new Set<number>()
    for (let call = 0; call < times; call += 1)
      seen.add(
        (await send('POST', routes.withdrawals, { receiptHash }, { 'X-Forwarded-For': `${call}, ${address}` })).status,
      )
    return [...seen]
  }
  expect(await statuses('203.0.113.9', 601)).toEqual([202, 429])
  expect(await statuses('203.0.113.10', 1)).toEqual([202])
  await send('POST', routes.submissions, { submissions: [aValidEnvelope()] }, { 'X-Forwarded-For': '203.0.113.9' })
  expect(JSON.stringify(await query('select * from answers'))).not.toContain('203.0.113')
}, 30_000)
