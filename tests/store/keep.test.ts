import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

const day = '2026-12-03'
const nextDay = '2026-12-04'

eachStore((database) => {
  it('keeps a submission that is sent a hundred times at once as one row', async () => {
    const { openForTwo, query } = await database()
    const stores = await openForTwo()
    const arrival = anArrival()
    const results = await Promise.all(Array.from({ length: 100 }, (_, at) => stores[at % 2]?.keep([arrival], day)))
    const states = results.flat().map((kept) => kept?.state)
    expect(states.filter((state) => state === 'stored')).toHaveLength(1)
    expect(states.filter((state) => state === 'duplicate')).toHaveLength(99)
    expect(await query('select instance_id from answers')).toEqual([{ instance_id: arrival.instanceId }])
  })

  it('answers a repetition with the day of the first arrival', async () => {
    const store = await (await database()).open()
    const arrival = anArrival()
    await store.keep([arrival], day)
    expect(await store.keep([arrival], nextDay)).toEqual([{ state: 'duplicate', receivedOn: day }])
  })

  it('keeps other content under the same instance ID beside the first, once for each content', async () => {
    const { open, query } = await database()
    const store = await open()
    const first = anArrival({ text: '{"answers":{"a":"1"}}' })
    const other = anArrival({ instanceId: first.instanceId, text: '{"answers":{"a":"2"}}' })
    await store.keep([first], day)
    expect(await store.keep([other], nextDay)).toEqual([{ state: 'conflict', receivedOn: nextDay }])
    expect(await store.keep([other], '2026-12-05')).toEqual([{ state: 'conflict', receivedOn: nextDay }])
    const rows = await query('select sha256, standing from answers order by standing desc')
    expect(rows).toEqual([
      { sha256: first.sha256, standing: 'first' },
      { sha256: other.sha256, standing: 'conflict' },
    ])
    expect(await store.totals('femig-global-cso')).toEqual({ received: 1, usable: 1 })
  })

  it('lets exactly one content be the first when two arrive at the same moment', async () => {
    const { openForTwo, query } = await database()
    const stores = await openForTwo()
    for (let round = 0; round < 20; round += 1) {
      const instanceId = randomUUID()
      const pair = ['1', '2'].map((text) => anArrival({ instanceId, text }))
      const states = await Promise.all(
        pair.map(async (arrival, at) => (await stores[at]?.keep([arrival], day))?.[0]?.state),
      )
      expect(states.sort()).toEqual(['conflict', 'stored'])
    }
    expect(await query("select instance_id from answers where standing = 'first'")).toHaveLength(20)
  })

  it('keeps what needs a person, says why, and counts it as received but not as usable', async () => {
    const { open, query } = await database()
    const store = await open()
    const arrival = anArrival({ reasons: ['unknown_version', 'answers_constraint'] })
    expect(await store.keep([arrival], day)).toEqual([{ state: 'quarantined', receivedOn: day }])
    expect(await query('select reasons, counted from answers')).toEqual([
      { reasons: 'unknown_version,answers_constraint', counted: 0 },
    ])
    expect(await store.totals('femig-global-cso')).toEqual({ received: 1, usable: 0 })
  })

  it('answers every arrival of a call in its place, also one that is in it twice', async () => {
    const store = await (await database()).open()
    const known = anArrival()
    await store.keep([known], day)
    const fresh = anArrival()
    const results = await store.keep([fresh, known, anArrival({ reasons: ['survey_closed'] }), { ...fresh }], nextDay)
    expect(results.map(({ state }) => state)).toEqual(['stored', 'duplicate', 'quarantined', 'duplicate'])
  })

  it('keeps every byte of a payload, also those that a text column refuses', async () => {
    const { open, query } = await database()
    const arrival = anArrival({ text: 'a\u0000b – ع 🏳️‍🌈' })
    await (await open()).keep([arrival], day)
    const [row] = await query('select payload from answers')
    expect(Buffer.from(row?.['payload'] as Uint8Array)).toEqual(arrival.payload)
  })

  it('does not tie calls into a knot that hold the same submissions in different orders', async () => {
    const { openForTwo } = await database()
    const stores = await openForTwo()
    const arrivals = Array.from({ length: 40 }, () => anArrival())
    const calls = Array.from({ length: 10 }, (_, at) =>
      stores[at % 2]?.keep(at % 2 ? arrivals : arrivals.toReversed(), day),
    )
    const states = (await Promise.all(calls)).flat().map((kept) => kept?.state)
    expect(states.filter((state) => state === 'stored')).toHaveLength(40)
    expect(states.filter((state) => state === 'duplicate')).toHaveLength(360)
  })

  it('knows an instance ID in whichever part it comes: the same bytes once, other bytes beside them', async () => {
    const { openForTwo, query } = await database()
    const stores = await openForTwo()
    const first = anArrival()
    const elsewhere = { ...first, part: 'mapping' }
    const other = anArrival({ instanceId: first.instanceId, part: 'leaders', text: '{"answers":{"a":"2"}}' })
    await stores[0].keep([first], day)
    expect(await stores[1].keep([elsewhere, other], nextDay)).toEqual([
      { state: 'duplicate', receivedOn: day },
      { state: 'conflict', receivedOn: nextDay },
    ])
    expect(await query('select * from mapping')).toEqual([])
    expect(await query('select standing from leaders')).toEqual([{ standing: 'conflict' }])
    for (let round = 0; round < 20; round += 1) {
      const instanceId = randomUUID()
      const states = await Promise.all(
        ['answers', 'mapping'].map(
          async (part, at) => (await stores[at]?.keep([anArrival({ instanceId, part, text: part })], day))?.[0]?.state,
        ),
      )
      expect(states.sort()).toEqual(['conflict', 'stored'])
    }
  })

  it('keeps a part that it has never heard of', async () => {
    const { open, query } = await database()
    await (await open()).keep([anArrival({ part: 'video_interviews', reasons: ['unknown_part'] })], day)
    expect(await query('select part, reasons from other_parts')).toEqual([
      { part: 'video_interviews', reasons: 'unknown_part' },
    ])
  })
})
