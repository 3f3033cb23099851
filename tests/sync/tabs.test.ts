import { afterEach, describe, expect, it } from 'vitest'
import { syncOnce } from '../../src/sync/index.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'
import { aRig } from '../support/rig.ts'

const run = { withAttention: false }

/** What a browser without Web Locks, or a plain-http page, looks like. */
function withoutWebLocks() {
  Object.defineProperty(navigator, 'locks', { configurable: true, get: () => undefined })
}

afterEach(() => Reflect.deleteProperty(navigator, 'locks'))

describe.each([
  ['Web Locks', () => undefined],
  ['a lease in the database', withoutWebLocks],
])('two tabs, with %s,', (_, prepare) => {
  it('send what waits once', async () => {
    prepare()
    const { queue, openTab, save } = aDevice()
    const { baseUrl, log, release } = await aRig({ isHeld: true })
    await save(anEnvelope())
    const first = syncOnce({ ...run, queue, baseUrl })
    await eventually(async () => expect((await log()).requests).toHaveLength(1))
    expect(await syncOnce({ ...run, queue: openTab(), baseUrl })).toEqual({
      status: 'later',
      reason: 'elsewhere',
      retryAfterMs: null,
    })
    await release()
    expect(await first).toEqual({ status: 'done' })
    expect((await log()).requests).toHaveLength(1)
  })

  it('take turns when the first has failed', async () => {
    prepare()
    const { queue, openTab, save } = aDevice()
    const { baseUrl } = await aRig({ first: ['portal'] })
    await save(anEnvelope())
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ reason: 'portal' })
    expect(await syncOnce({ ...run, queue: openTab(), baseUrl })).toEqual({ status: 'done' })
  })
})

describe('without any lock', () => {
  it('both tabs may send the same envelope, and it is received once', async () => {
    const { queue, openTab, database, save } = aDevice()
    const { baseUrl, log } = await aRig()
    const envelope = anEnvelope()
    await save(envelope)
    const unlocked = { tryLease: async () => ({ release: async () => undefined }) }
    withoutWebLocks()
    const outcomes = await Promise.all(
      [queue, openTab()].map((tab) => syncOnce({ ...run, queue: { ...tab, ...unlocked }, baseUrl })),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(Object.keys((await log()).kept)).toEqual([envelope.instanceId])
    expect(await database.ledger.count()).toBe(1)
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
    expect((await queue.storageHealth()).lost).toBe(0)
  })
})
