import { expect, it } from 'vitest'
import type { Arrival } from '../../src/store/store.ts'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

const day = '2026-12-03'
const all = {
  part: 'answers',
  state: 'waiting',
  maxCount: 100,
  maxBytes: 1_000_000,
  except: new Set<string>(),
} as const

/** An arrival at a hub, which holds the envelope for its upstream. */
function aForward(differing: Parameters<typeof anArrival>[0] = {}): Arrival {
  const arrival = anArrival(differing)
  const envelope = { instanceId: arrival.instanceId, payload: new TextDecoder().decode(arrival.payload) }
  return { ...arrival, forward: Buffer.from(JSON.stringify(envelope)) }
}

const receiptOf = ({ instanceId, sha256 }: Arrival) =>
  ({ instanceId, sha256, state: 'stored', receivedOn: day }) as const

eachStore((database) => {
  it('gives out everything that waits, in batches as large as asked for and never the same twice in a run', async () => {
    const store = await (await database()).open()
    const arrivals = Array.from({ length: 57 }, () => aForward())
    await store.keep([...arrivals, aForward({ part: 'mapping' })], day)
    const except = new Set<string>()
    const sizes: number[] = []
    for (;;) {
      const batch = await store.nextForwards({ ...all, maxCount: 25, except })
      if (batch.length === 0) break
      sizes.push(batch.length)
      for (const { instanceId } of batch) except.add(instanceId)
    }
    expect(sizes).toEqual([25, 25, 7])
    expect([...except].sort()).toEqual(arrivals.map(({ instanceId }) => instanceId).sort())
    expect(await store.forwardParts('waiting')).toEqual(['answers', 'mapping'])
    const [first] = await store.nextForwards({ ...all, maxBytes: 1 })
    expect(await store.nextForwards({ ...all, maxBytes: 1 })).toEqual([first])
    expect(first?.bytes).toBe(Buffer.byteLength(JSON.stringify(first?.envelope)))
  })

  it('never gives out two contents of one ID together, and first the one that came first', async () => {
    const store = await (await database()).open()
    const first = aForward()
    const others = ['b', 'c', 'd'].map((text) => aForward({ instanceId: first.instanceId, text }))
    await store.keep([first, ...others], day)
    expect((await store.nextForwards(all)).map(({ sha256 }) => sha256)).toEqual([first.sha256])
    await store.recordForwarded([receiptOf(first)])
    expect(await store.nextForwards(all)).toHaveLength(1)
  })

  it('lets go of nothing for a receipt of other bytes, and of the envelope alone for the right one', async () => {
    const { open, query } = await database()
    const store = await open()
    const arrival = aForward()
    await store.keep([arrival], day)
    await store.recordForwarded([{ ...receiptOf(arrival), sha256: '0'.repeat(64) }])
    expect(await store.nextForwards(all)).toHaveLength(1)
    await store.recordForwarded([receiptOf(arrival)])
    expect(await store.nextForwards(all)).toEqual([])
    expect(await query('select instance_id, envelope from forwards')).toEqual([
      { instance_id: arrival.instanceId, envelope: null },
    ])
    expect(await store.keep([arrival], '2026-12-04')).toEqual([{ state: 'duplicate', receivedOn: day }])
    // What has been handed on cannot be refused any more.
    await store.recordRefused(arrival.instanceId, 'refused')
    expect(await store.forwardCounts()).toMatchObject({ forwarded: 1, refused: 0 })
  })

  it('keeps what was refused, and counts people and not parts', async () => {
    const store = await (await database()).open()
    const [refused, counted] = [aForward(), aForward({ usable: false })]
    await store.keep([refused, counted, aForward({ part: 'contacts' })], day)
    await store.recordRefused(refused.instanceId, 'not_an_envelope')
    expect(await store.nextForwards({ ...all, state: 'refused' })).toHaveLength(1)
    expect(await store.forwardCounts()).toEqual({
      received: 2,
      waiting: 1,
      forwarded: 0,
      refused: 1,
      setApart: 0,
      withdrawalsWaiting: 0,
      oldestWaitingDay: day,
    })
    expect(await store.waitingTotals('femig-global-cso')).toEqual({ received: 2, usable: 1 })
  })

  it('forgets what is withdrawn, and remembers that the upstream must hear of it', async () => {
    const { open, query } = await database()
    const store = await open()
    await store.keep([aForward({ receiptKey: 'mine' })], day)
    await store.withdraw('mine', day, 'ab'.repeat(32))
    expect(await query('select 1 as one from forwards')).toEqual([])
    expect(await store.forwardWithdrawals()).toEqual(['ab'.repeat(32)])
    expect(await store.keep([aForward({ receiptKey: 'mine' })], day)).toMatchObject([{ state: 'stored' }])
    expect(await store.nextForwards(all)).toEqual([])
    await store.forgetOrder()
    await store.recordForwardedWithdrawal('ab'.repeat(32))
    expect(await store.forwardWithdrawals()).toEqual([])
  })
})
