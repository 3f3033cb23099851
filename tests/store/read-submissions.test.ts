import { expect, it } from 'vitest'
import { exportStates, type KeptSubmission } from '../../src/contract/exports.ts'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

const surveyId = 'femig-global-cso'
const idOf = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`

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

  it('hands out what is rare page by page, however far apart it lies, and conflicts beside what they are to', async () => {
    const store = await (await database()).open()
    const arrivals = Array.from({ length: 1203 }, (_, n) =>
      anArrival({ instanceId: idOf(n), language: n % 400 === 7 ? 'sq' : 'ar' }),
    )
    await store.keep(arrivals, '2026-12-03')
    const other = (n: number) => ({
      ...anArrival({ text: '{"answers":{"a":"b"}}', language: 'sq' }),
      instanceId: idOf(n),
    })
    await store.keep([other(7), other(499), other(1202)], '2026-12-04')
    const which = { surveyId, part: 'answers', languages: ['sq'], states: [...exportStates] }
    for (const limit of [1, 2, 3, 100]) {
      const found: string[] = []
      for (let last: KeptSubmission | null = null; ; ) {
        const page: readonly KeptSubmission[] = await store.submissions(which, last, limit)
        expect(page.length).toBeLessThanOrEqual(limit)
        found.push(...page.map(({ instanceId }) => instanceId))
        last = page.at(-1) ?? null
        if (page.length < limit) break
      }
      expect(found).toEqual([7, 7, 407, 499, 807, 1202].map(idOf))
    }
    expect(await store.countSubmissions(which)).toBe(6)
    expect(await store.submissions({ ...which, languages: ['fr'] }, null, 10)).toEqual([])
  })

  it('counts what it would hand out, whatever is asked for', async () => {
    const store = await (await database()).open()
    const twice = anArrival({ reasons: ['survey_closed'] })
    await store.keep(
      [
        ...['en', 'es', 'fr'].map((language) => anArrival({ language, receiptKey: language })),
        anArrival({ reasons: ['answers_constraint'] }),
        anArrival({ surveyId: 'another' }),
        anArrival({ part: 'mapping' }),
        anArrival({ part: 'leaders', reasons: ['unknown_version'] }),
        anArrival({ part: 'unheard_of' }),
        twice,
        { ...anArrival({ text: '{"answers":{"a":"b"}}' }), instanceId: twice.instanceId },
      ],
      '2026-12-03',
    )
    await store.withdraw('fr', '2026-12-04')
    for (const part of ['answers', 'mapping', 'contacts', 'leaders', 'unheard_of'])
      for (const differing of [
        {},
        { surveyId: 'another' },
        { languages: ['en', 'es'] },
        { to: '2026-12-02' },
        ...exportStates.map((state) => ({ states: [state] })),
        { states: ['received' as const, 'quarantined' as const] },
        { states: [...exportStates] },
      ]) {
        const which = { surveyId, part, ...differing }
        const found = await store.submissions(which, null, 100)
        expect([which, await store.countSubmissions(which)]).toEqual([which, found.length])
      }
    expect(await store.countSubmissions({ surveyId, part: 'answers' })).toBe(4)
  })
})
