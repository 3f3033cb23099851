import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { type HookState, webhookBody, webhookList } from '../../src/contract/hooks.ts'
import { address, routes } from '../../src/contract/routes.ts'
import { deliverDue, isAllowedUrl } from '../../src/server/webhooks/deliver.ts'
import { retryInMs } from '../../src/server/webhooks/retry-in.ts'
import { aListener } from '../support/a-listener.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'

const secretOf = new Uint8Array(32).fill(7)
const everyState: readonly HookState[] = ['stored', 'quarantined', 'conflict', 'withdrawn']

/** A desk with one webhook that leads to a real server. */
async function aHookedApp(states = everyState) {
  const listener = await aListener()
  const webhookOrigins = [listener.origin]
  const app = await anApp({ config: { webhookOrigins } })
  const url = `${listener.origin}/hook`
  const cookie = await app.signedIn()
  const response = await app.send('POST', routes.coordinatorWebhooks, { url, states }, cookie)
  expect(response.status).toBe(201)
  const { id, secret } = (await response.json()) as { id: string; secret: string }
  const parts = { store: app.store, now: () => app.clock.now, config: { secret: secretOf, webhookOrigins } }
  const deliver = async () => {
    let tried = 0
    for (let round = -1; round !== 0; tried += round) round = await deliverDue(parts, () => 0)
    return tried
  }
  const later = (ms: number) => {
    app.clock.now = new Date(app.clock.now.getTime() + ms)
  }
  const listed = async () => {
    const list = webhookList.parse(await (await app.get(routes.coordinatorWebhooks, await app.signedIn())).json())
    return list.webhooks[0]
  }
  return { ...app, listener, cookie, url, id, secret, deliver, later, listed }
}

it('tells ids, states and counts of answers, signed, and never an answer or a time', async () => {
  const { submit, deliver, listener, secret, query } = await aHookedApp()
  const kept = aValidEnvelope()
  await submit(kept, aValidEnvelope({ formVersion: '1999' }), aValidEnvelope({ part: 'mapping' }))
  await submit({ ...kept, payload: `${kept.payload} ` }, kept)
  expect(await deliver()).toBe(2)
  const bodies = listener.heard.map(({ body }) => webhookBody.parse(JSON.parse(body)))
  const states = bodies.flatMap(({ data }) => data.changes.map(({ state }) => state))
  expect(states.toSorted()).toEqual(['conflict', 'quarantined', 'stored'])
  expect(bodies.flatMap(({ data }) => data.changes).find(({ state }) => state === 'stored')?.instanceId).toBe(
    kept.instanceId,
  )
  expect(bodies[0]).toMatchObject({ day: '2026-12-03', data: { surveyId: 'femig-global-cso', received: 2 } })
  for (const { headers, body } of listener.heard) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(body).not.toMatch(/answers|\d\d:\d\d/)
  }
  expect(await query('select * from webhook_deliveries')).toEqual([])
  expect(JSON.stringify(await query('select * from webhooks'))).not.toContain(secret)
})

it('tells that a submission was withdrawn, and only of the states that were asked for', async () => {
  const { submit, send, deliver, listener } = await aHookedApp(['withdrawn'])
  const receiptHash = 'ab'.repeat(32)
  const envelope = aValidEnvelope({ receiptHash })
  await submit(envelope)
  expect(await deliver()).toBe(0)
  await send('POST', routes.withdrawals, { receiptHash })
  await deliver()
  expect(listener.heard.map(({ body }) => webhookBody.parse(JSON.parse(body)).data)).toMatchObject([
    { received: 0, changes: [{ instanceId: envelope.instanceId, state: 'withdrawn' }] },
  ])
})

it('tries again with growing pauses, gives up at last, says so, and tries again when asked to', async () => {
  const { submit, deliver, later, listener, listed, send, signedIn, id } = await aHookedApp()
  listener.answer.status = 503
  await submit(aValidEnvelope())
  for (let wait: number | null = 0, tries = 0; wait !== null; wait = retryInMs(tries, 0)) {
    later(wait)
    tries += await deliver()
    expect(await deliver()).toBe(0)
  }
  expect(listener.heard).toHaveLength(9)
  expect(new Set(listener.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await listed()).toMatchObject({ waiting: 0, dead: 1, lastError: '503' })
  listener.answer.status = 200
  later(1000)
  const path = address(routes.coordinatorWebhookReplay, { id })
  const again = await send('POST', path, undefined, await signedIn())
  expect(await again.json()).toEqual({ replayed: 1 })
  expect(await deliver()).toBe(1)
  expect(await listed()).toMatchObject({ waiting: 0, dead: 0 })
})

it('follows no redirect', async () => {
  const { submit, deliver, listener, listed } = await aHookedApp()
  Object.assign(listener.answer, { status: 302, headers: { Location: `${listener.origin}/elsewhere` } })
  await submit(aValidEnvelope())
  await deliver()
  expect(listener.heard.map(({ path }) => path)).toEqual(['/hook'])
  expect(await listed()).toMatchObject({ waiting: 1, lastError: '302' })
})

it('sends nothing to an address that is no longer allowed', async () => {
  const { submit, listener, store, clock } = await aHookedApp()
  await submit(aValidEnvelope())
  await deliverDue({ store, now: () => clock.now, config: { secret: secretOf, webhookOrigins: [] } }, () => 0)
  expect(listener.heard).toEqual([])
  expect((await store.webhooks())[0]).toMatchObject({ waiting: 1, lastError: 'not_allowed' })
})

it('lets nobody make a webhook to where the server’s settings do not allow it', async () => {
  const { send, signedIn } = await anApp({ config: { webhookOrigins: ['https://hooks.example.org'] } })
  const cookie = await signedIn()
  for (const url of [
    'http://169.254.169.254/latest',
    'http://localhost:5432/',
    'http://hooks.example.org/',
    'nothing',
  ]) {
    const response = await send('POST', routes.coordinatorWebhooks, { url, states: ['stored'] }, cookie)
    expect(((await response.json()) as { code: string }).code, url).toBe('webhook_not_allowed')
  }
  expect(isAllowedUrl('https://hooks.example.org:443/a', ['https://hooks.example.org'])).toBe(true)
  expect(isAllowedUrl('https://user@hooks.example.org/a', ['https://hooks.example.org'])).toBe(false)
  expect(isAllowedUrl('https://hooks.example.org.evil.example/', ['https://hooks.example.org'])).toBe(false)
})

it('removes a webhook with what it has not told', async () => {
  const { submit, send, cookie, id, query } = await aHookedApp()
  await submit(aValidEnvelope())
  const path = address(routes.coordinatorWebhook, { id })
  expect((await send('DELETE', path, undefined, cookie)).status).toBe(204)
  expect((await send('DELETE', path, undefined, cookie)).status).toBe(404)
  expect(await query('select * from webhook_deliveries')).toEqual([])
})
