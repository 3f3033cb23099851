import { expect, it } from 'vitest'
import { coordinatorCounts } from '../../src/contract/counts.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aSqlite, eachStore } from '../support/each-store.ts'

const survey = 'femig-global-cso'

eachStore((database) => {
  it('counts nothing before anything has come', async () => {
    const store = await (await database()).open()
    expect(await store.totals(survey)).toEqual({ received: 0, usable: 0 })
    expect(await store.counts(survey)).toMatchObject({
      byLanguage: [],
      quarantined: 0,
      distinctOrganisations: 0,
      withoutOrganisation: 0,
    })
  })

  it('counts answers by language, country, workshop, day and channel, and the other parts only by number', async () => {
    const store = await (await database()).open()
    await store.keep(
      [
        anArrival({ language: 'ar', country: 'MA', workshop: 'rba_tbc', orgKey: 'one' }),
        anArrival({ language: 'ar', country: 'MA', workshop: 'rba_tbc', orgKey: 'one', usable: false }),
        anArrival({ language: 'es', channel: 'email', orgKey: 'two' }),
        anArrival({ part: 'mapping', language: 'fr' }),
        anArrival({ part: 'unheard_of', reasons: ['unknown_part'] }),
        anArrival({ surveyId: 'another-survey' }),
      ],
      '2026-12-03',
    )
    await store.keep([anArrival({ language: 'es', reasons: ['survey_closed'] })], '2026-12-04')
    const counts = await store.counts(survey)
    expect(counts.byLanguage).toEqual([
      { key: 'ar', received: 2, usable: 1 },
      { key: 'es', received: 2, usable: 1 },
    ])
    expect(counts.byCountry).toEqual([
      { key: '', received: 2, usable: 1 },
      { key: 'MA', received: 2, usable: 1 },
    ])
    expect(counts.byWorkshop).toEqual([
      { key: '', received: 2, usable: 1 },
      { key: 'rba_tbc', received: 2, usable: 1 },
    ])
    expect(counts.byDay).toEqual([
      { key: '2026-12-03', received: 3, usable: 2 },
      { key: '2026-12-04', received: 1, usable: 0 },
    ])
    expect(counts.byChannel).toEqual([
      { key: 'email', received: 1, usable: 1 },
      { key: 'qr', received: 3, usable: 1 },
    ])
    expect(counts.byPart).toEqual([
      { key: 'mapping', received: 1 },
      { key: 'contacts', received: 0 },
      { key: 'leaders', received: 0 },
      { key: 'unheard_of', received: 1 },
    ])
    expect(counts).toMatchObject({
      quarantined: 1,
      conflicts: 0,
      withdrawn: 0,
      distinctOrganisations: 2,
      withoutOrganisation: 1,
    })
    expect(await store.totals(survey)).toEqual({ received: 4, usable: 2 })
    const progress = {
      surveyId: survey,
      target: 1000,
      baseline: 184,
      received: 4,
      usable: 2,
      total: 186,
      asOf: '2026-12-04',
    }
    expect(coordinatorCounts.parse({ progress, ...counts })).toEqual({ progress, ...counts })
  })

  it('leaves a conflict out of every figure but its own', async () => {
    const store = await (await database()).open()
    const first = anArrival({ text: '1', orgKey: 'one' })
    await store.keep(
      [first, anArrival({ instanceId: first.instanceId, text: '2', orgKey: 'two', language: 'fr' })],
      '2026-12-03',
    )
    expect(await store.counts(survey)).toMatchObject({
      conflicts: 1,
      distinctOrganisations: 1,
      byLanguage: [{ key: 'es', received: 1, usable: 1 }],
    })
  })
})

it('sorts nothing and reads no payload to count', async () => {
  const { open, query } = aSqlite()
  await open()
  const one = "from answers where survey_id = 'x' and standing = 'first'"
  const plans = [
    ...['language', 'country', 'workshop', 'channel', 'received_on'].map(
      (column) =>
        `select coalesce(${column}, '') as key, count(*), coalesce(sum(counted), 0) ${one} group by ${column}`,
    ),
    `select count(*), coalesce(sum(counted), 0) ${one}`,
    `select count(*) ${one} and org_key is null`,
  ]
  for (const plan of plans) {
    const steps = await query(`explain query plan ${plan}`)
    expect(steps.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^SEARCH answers USING COVERING INDEX answers_by_/),
    ])
  }
  const [step] = await query(`explain query plan select count(*) ${one} and reasons is not null`)
  expect(step?.['detail']).toContain('answers_quarantined')
})
