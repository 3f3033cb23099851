import { expect, it } from 'vitest'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

const surveyId = 'femig-global-cso'

eachStore((database) => {
  it('counts all that is asked for, however many steps that takes, and both contents of a conflict', async () => {
    const store = await (await database()).open()
    const arrivals = Array.from({ length: 1203 }, (_, n) => anArrival({ language: n % 3 === 0 ? 'sq' : 'ar' }))
    await store.keep(arrivals, '2026-12-03')
    const doubled = arrivals
      .slice(0, 40)
      .map((arrival) => ({ ...anArrival({ text: '{"answers":{"a":"b"}}' }), instanceId: arrival.instanceId }))
    await store.keep(doubled, '2026-12-04')

    const all = { surveyId, part: 'answers' } as const
    expect(await store.countSubmissions(all)).toBe(1203)
    expect(await store.countSubmissions({ ...all, states: ['received', 'quarantined', 'conflict'] })).toBe(1243)
    expect(await store.countSubmissions({ ...all, languages: ['sq'] })).toBe(401)
    expect(await store.countSubmissions({ ...all, surveyId: 'another' })).toBe(0)
  })
})
