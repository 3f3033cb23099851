import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { syncOnce } from '../../src/sync/index.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { aRig } from '../support/rig.ts'
import type { Behaviour } from '../support/rig-plan.ts'

const run = { withAttention: false }

describe('an envelope leaves the device', () => {
  it('with a receipt that names its id and its hash', async () => {
    const { queue, database, save } = aDevice()
    const { baseUrl, log } = await aRig()
    const envelope = anEnvelope({ payload: JSON.stringify({ answers: { text: 'Red de mujeres 👩🏽‍🌾 الأمل' } }) })
    await save(envelope)
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
    const sha256 = await sha256Hex(envelope.payload)
    expect((await log()).kept).toEqual({ [envelope.instanceId]: sha256 })
    expect((await database.ledger.get(envelope.instanceId))?.receipt).toMatchObject({ sha256, state: 'stored' })
  })

  it('also when the endpoint had it already, because the first reply was lost', async () => {
    const { queue, save } = aDevice()
    const { baseUrl, log } = await aRig({ first: ['truncated'] })
    await save(anEnvelope())
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason: 'unreachable' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, received: 0 })
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
    expect(Object.keys((await log()).kept)).toHaveLength(1)
  })

  it('never in one request with another part of the same person', async () => {
    const { queue, save } = aDevice()
    const { baseUrl, log } = await aRig()
    for (let person = 0; person < 3; person++)
      await save(anEnvelope(), anEnvelope({ part: 'mapping' }), anEnvelope({ part: 'leaders' }))
    await syncOnce({ ...run, queue, baseUrl })
    const { requests } = await log()
    expect(requests.map(({ parts }) => parts.length)).toEqual([1, 1, 1])
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 3 })
  })

  it('with at most 100 others and less than a mebibyte', async () => {
    const { queue, database, save } = aDevice()
    const { baseUrl, log } = await aRig()
    await Promise.all(Array.from({ length: 205 }, () => save(anEnvelope())))
    await Promise.all(
      Array.from({ length: 9 }, () =>
        save(anEnvelope({ part: 'contacts', payload: `{"answers":{"text":"${'ë'.repeat(100_000)}"}}` })),
      ),
    )
    await syncOnce({ ...run, queue, baseUrl })
    const { requests } = await log()
    for (const { instanceIds, bytes } of requests) {
      expect(instanceIds.length).toBeLessThanOrEqual(100)
      expect(bytes).toBeLessThanOrEqual(1_048_576)
    }
    expect(requests.length).toBeGreaterThanOrEqual(5)
    expect(await database.outbox.count()).toBe(0)
  })
})

describe('an envelope stays, and is not shown as received,', () => {
  const faults = [
    ['portal', 'portal'],
    ['portal-json', 'portal'],
    ['json-as-html', 'portal'],
    ['redirect', 'portal'],
    ['empty', 'portal'],
    ['half-json', 'portal'],
    ['unknown-state', 'portal'],
    ['truncated', 'unreachable'],
    ['cut-before', 'unreachable'],
    ['cut-after-commit', 'unreachable'],
    ['wrong-sha', 'endpoint'],
    ['other-id', 'endpoint'],
    ['no-results', 'endpoint'],
    ['404', 'endpoint'],
    ['429', 'endpoint'],
    ['500', 'endpoint'],
    ['502-html', 'endpoint'],
    ['503', 'endpoint'],
  ] as const satisfies readonly (readonly [Behaviour, string])[]

  it.each(faults)('when the answer is %s', async (behaviour, reason) => {
    const { queue, database, save } = aDevice()
    const { baseUrl, change } = await aRig({ always: behaviour })
    const envelopes = [anEnvelope(), anEnvelope({ part: 'mapping' })]
    await save(...envelopes)
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, needsAttention: 0, received: 0 })
    expect(await database.outbox.count()).toBe(2)

    await change({})
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
  })

  it('when nobody answers at all', async () => {
    const { queue, save } = aDevice()
    await save(anEnvelope())
    const baseUrl = 'http://127.0.0.1:9'
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({
      status: 'later',
      reason: 'unreachable',
      retryAfterMs: null,
    })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, received: 0 })
  })

  it('when the browser believes that it is offline and the endpoint is there all the same', async () => {
    const { queue, save } = aDevice()
    const { baseUrl } = await aRig()
    await save(anEnvelope())
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    Reflect.deleteProperty(navigator, 'onLine')
  })

  it('for as long as the endpoint asks for', async () => {
    const { queue, save } = aDevice()
    const { baseUrl } = await aRig({ always: '429' })
    await save(anEnvelope())
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({
      status: 'later',
      reason: 'endpoint',
      retryAfterMs: 7000,
    })
  })

  it('when the receipt cannot be written', async () => {
    const { queue, database, save } = aDevice()
    const { baseUrl } = await aRig()
    await save(anEnvelope())
    const fail = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    database.ledger.hook('updating', fail)
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason: 'storage' })
    expect(await database.outbox.count()).toBe(1)
    database.ledger.hook('updating').unsubscribe(fail)
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
  })
})

describe('one envelope that the endpoint cannot take', () => {
  const many = () => Array.from({ length: 12 }, () => anEnvelope())

  it('when it is refused needs attention, and the others go', async () => {
    const { queue, database, save } = aDevice()
    const envelopes = many()
    const bad = envelopes[5]?.instanceId ?? ''
    const { baseUrl } = await aRig({ refuses: [bad] })
    for (const envelope of envelopes) await save(envelope)
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, needsAttention: 1, received: 11 })
    expect(await database.outbox.get(bad)).toMatchObject({ state: 'attention', reason: 'not_an_envelope' })
  })

  it.each(['413', '413-html'] as const)(
    'when it is too large (%s) is found by halving, and the others go',
    async (tooLarge) => {
      const { queue, save } = aDevice()
      const { baseUrl, log } = await aRig({ maxBytes: 20_000, tooLarge })
      for (const envelope of many()) await save(envelope)
      await save(anEnvelope({ payload: JSON.stringify({ answers: { text: 'x'.repeat(30_000) } }) }))
      expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
      expect(await stateOf(queue)).toMatchObject({ waiting: 0, needsAttention: 1, received: 12 })
      expect((await log()).requests.length).toBeLessThan(16)
    },
  )

  it('when the endpoint stumbles over it stays last in the queue, and the others go', async () => {
    const { queue, database, save } = aDevice()
    const envelopes = many()
    const poison = envelopes[7]?.instanceId ?? ''
    const { baseUrl, log, change } = await aRig({ chokesOn: [poison] })
    for (const envelope of envelopes) await save(envelope)
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason: 'endpoint' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, needsAttention: 0, received: 11 })
    expect(await database.outbox.get(poison)).toMatchObject({ attempts: 1 })
    expect((await log()).requests.length).toBeLessThan(16)

    await change({})
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 12 })
  })

  it('that needed attention is tried again when somebody asks, and goes once the endpoint can take it', async () => {
    const { queue, save } = aDevice()
    const envelope = anEnvelope()
    const { baseUrl, change, log } = await aRig({ refuses: [envelope.instanceId] })
    await save(envelope)
    await syncOnce({ ...run, queue, baseUrl })
    await syncOnce({ ...run, queue, baseUrl })
    expect((await log()).requests).toHaveLength(1)
    await change({})
    expect(await syncOnce({ queue, baseUrl, withAttention: true })).toEqual({ status: 'done' })
    expect(await stateOf(queue)).toMatchObject({ needsAttention: 0, received: 1 })
  })

  it('does not make a failing endpoint suffer: three stumbles end the run', async () => {
    const { queue, save } = aDevice()
    const { baseUrl, log } = await aRig({ always: '500' })
    for (const envelope of many()) await save(envelope)
    await syncOnce({ ...run, queue, baseUrl })
    expect((await log()).requests.length).toBeLessThan(10)
    expect(await stateOf(queue)).toMatchObject({ waiting: 12, needsAttention: 0 })
  })
})
