import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coordinatorCounts } from '../../src/contract/counts.ts'
import { type FlagOfAnswers, type ReviewState, reviewStates } from '../../src/contract/submission-review.ts'
import type { VersionFacts } from '../../src/store/steering-store.ts'
import type { Arrival, Counts, Store } from '../../src/store/store.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aSqlite, eachStore } from '../support/each-store.ts'
import { fullScan } from '../support/full-scan.ts'
import { keepGenerated } from '../support/generated-submissions.ts'

const survey = 'femig-global-cso'

eachStore((database, kind) => {
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
    const { totals: _, ...told } = counts
    const outline = { sections: [], counted: [], optIns: [], duration: null }
    const whole = { progress, survey: outline, targets: [], ...told }
    expect(coordinatorCounts.parse(whole)).toEqual(whole)
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

  it('counts by the answers that the definition has counted, each choice of several once', async () => {
    const store = await (await database()).open()
    await store.keep(
      [
        anArrival({ facets: { org_type: ['network'], org_regions: ['caribbean', 'oceania'] } }),
        anArrival({ facets: { org_type: ['network'] }, usable: false }),
      ],
      '2026-12-03',
    )
    expect((await store.counts(survey)).byAnswer).toEqual([
      { key: 'org_regions', split: 'caribbean', received: 1, usable: 1 },
      { key: 'org_regions', split: 'oceania', received: 1, usable: 1 },
      { key: 'org_type', split: 'network', received: 2, usable: 1 },
    ])
  })

  it('counts what phones opened, and tells by its revision that something has changed', async () => {
    const store = await (await database()).open()
    const before = await store.revision(survey)
    const opened = { section: 'sec_b_org', language: 'ar', channel: 'qr' }
    await store.noteSections(survey, [opened, opened, { ...opened, language: 'en' }])
    expect(await store.revision(survey)).not.toBe(before)
    const { sectionsByLanguage, sectionsByChannel } = await store.counts(survey)
    expect(sectionsByLanguage).toEqual([
      { key: 'sec_b_org', split: 'ar', received: 2, usable: 0 },
      { key: 'sec_b_org', split: 'en', received: 1, usable: 0 },
    ])
    expect(sectionsByChannel).toEqual([{ key: 'sec_b_org', split: 'qr', received: 3, usable: 0 }])
  })

  it('equals a full scan of the rows whatever comes, conflicts, is set apart or is withdrawn', async () => {
    const { open, query } = await database()
    const store = await open()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const one of steps)
          if ('withdraw' in one) await store.withdraw(one.withdraw, one.day)
          else if ('keep' in one) await store.keep(one.keep, one.day)
          else await say(store, one)
        const { sectionsByLanguage: _, sectionsByChannel: __, ...counts } = await store.counts(survey)
        expect(counts).toEqual(await fullScan(query, survey))
        expect(await store.totals(survey)).toEqual(counts.totals)
        const { sectionsByLanguage: ___, sectionsByChannel: ____, ...others } = await store.counts(survey, true)
        expect(others).toEqual({ ...(await fullScan(query, survey, 'without rejected')), ...ofAll(counts) })
      }),
      { numRuns: kind === 'sqlite' ? 25 : 7 },
    )
  }, 90_000)

  it('equals a full scan of what people answer through the engine', async () => {
    const { open, query } = await database()
    const store = await open()
    const generated = await keepGenerated(store, 150)
    const { sectionsByLanguage: _, sectionsByChannel: __, ...counts } = await store.counts(survey)
    expect(counts).toEqual(await fullScan(query, survey))
    expect(counts.byAnswer.length).toBeGreaterThan(10)
    const { skipped, declined, unasked, responses } = await store.unanswered(survey)
    const told = { skipped, declined, unasked }
    for (const kind of ['skipped', 'declined', 'unasked'] as const) {
      const sums = new Map<string, number>()
      for (const { arrival } of generated)
        for (const question of arrival.unanswered?.[kind] ?? []) {
          const cell = `${question} ${arrival.language}`
          sums.set(cell, (sums.get(cell) ?? 0) + 1)
        }
      expect(new Map(told[kind].map(({ key, split, received }) => [`${key} ${split}`, received]))).toEqual(sums)
      expect(sums.size).toBeGreaterThan(10)
    }
    expect(responses.reduce((sum, { received }) => sum + received, 0)).toBe(150)
  }, 30_000)

  it('stays exact when several write at the same moment, and none waits for another for ever', async () => {
    const { openForTwo, query } = await database()
    const [one, two] = await openForTwo()
    const some = (seed: number) =>
      Array.from({ length: 8 }, (_, at) =>
        anArrival({
          language: ['ar', 'en', 'sq'][(at + seed) % 3] ?? 'en',
          orgKey: `org${(at * seed) % 5}`,
          receiptKey: `r${seed}-${at}`,
        }),
      )
    for (let round = 0; round < 6; round += 1)
      await Promise.all([
        one.keep(some(round), '2026-12-03'),
        two.keep(some(round + 7).toReversed(), '2026-12-04'),
        one.withdraw(`r${round}-3`, '2026-12-04'),
        two.keep(some(round + 20), '2026-12-03'),
      ])
    const { sectionsByLanguage: _, sectionsByChannel: __, ...counts } = await one.counts(survey)
    expect(counts).toEqual(await fullScan(query, survey))
  })

  it('keeps no count that would tell of somebody who took everything back', async () => {
    const { open, query } = await database()
    const store = await open()
    await store.keep(
      [anArrival(), anArrival({ receiptKey: 'mine', country: 'ZZ', language: 'fr', orgKey: 'mine' })],
      '2026-12-03',
    )
    await store.withdraw('mine', '2026-12-05')
    expect(await query(`select * from tallies where key in ('ZZ', 'fr') or split in ('ZZ', 'fr')`)).toEqual([])
    expect(await query('select * from organisations')).toEqual([])
  })

  it('counts what was there before counts were kept', async () => {
    const { open, query } = await database()
    const store = await open()
    const twice = anArrival({ text: '1' })
    await store.keep(
      [
        anArrival({ receiptKey: 'mine', orgKey: 'one' }),
        anArrival({ orgKey: 'one', reasons: ['survey_closed'] }),
        ...['two', 'two', 'three'].map((orgKey) => anArrival({ orgKey })),
        twice,
        anArrival({ instanceId: twice.instanceId, text: '2' }),
        anArrival({ part: 'mapping' }),
        anArrival({ part: 'unheard_of' }),
      ],
      '2026-12-03',
    )
    await store.withdraw('mine', '2026-12-04')
    const counts = await store.counts(survey)
    const flags = () => query('select * from flags order by instance_id, sha256, kind')
    const flagged = await flags()
    expect(counts.flagged).toContainEqual({ key: 'same_organisation', split: 'received', number: 2 })
    const since = [
      ...['tallies', 'organisations', 'visits', 'tagged', 'tags', 'public_results', 'attachments'],
      ...['text_reviewers', 'text_signatures', 'text_suggestions'],
      ...['targets', 'flags', 'reviews', 'answer_versions'],
    ]
    for (const table of since) await query(`drop table ${table}`)
    await query('alter table answers drop column facets')
    for (const column of ['language', 'country', 'channel'])
      await query(`create index answers_by_${column} on answers (survey_id, standing, ${column}, counted)`)
    if (kind === 'postgres')
      for (const table of ['reviews', 'answer_versions']) await query(`drop function ${table}_stays()`)
    await query('drop index answers_by_review')
    for (const column of ['review_state', 'edits', 'flags', 'unanswered'])
      await query(`alter table answers drop column ${column}`)
    await query('drop index answers_earlier')
    await query('alter table answers drop column earlier')
    await query(`delete from kysely_migration where name >= '0009'`)
    expect(await (await open()).counts(survey)).toEqual(counts)
    expect(await flags()).toEqual(flagged)
  })
})

it('reads no submission to count them', async () => {
  const { open, query } = aSqlite()
  const store = await open()
  await store.keep([anArrival({ orgKey: 'one' }), anArrival({ part: 'leaders' })], '2026-12-03')
  const counts = await store.counts(survey)
  for (const table of ['answers', 'leaders', 'organisations', 'withdrawals']) await query(`drop table ${table}`)
  expect(await store.counts(survey)).toEqual(counts)
})

/** What is told of all responses, also where the rejected ones are left out. */
const ofAll = ({
  byPart,
  conflicts,
  withdrawn,
  withdrawnByDay,
  byReview,
  flagged,
  distinctOrganisations,
}: Omit<Counts, 'sectionsByLanguage' | 'sectionsByChannel'>) => ({
  byPart,
  conflicts,
  withdrawn,
  withdrawnByDay,
  byReview,
  flagged,
  distinctOrganisations,
})

/** Says something of a response, or mends it, as far as it is there. */
async function say(store: Store, { id, day, state, mended }: Extract<Step, { readonly id: string }>): Promise<void> {
  const known = await store.submission(id, null)
  if (!known) return
  const { sha256 } = known.kept
  const deed = { instanceId: id, sha256, seen: known.history.length, who: 'Amina', at: 0, comment: 'looked at' }
  const done = mended ? store.edit(deed, Buffer.from('{"answers":{}}'), mended, day) : store.review(deed, state, day)
  expect(await done).toBe('done')
}

type Step =
  | { readonly id: string; readonly day: string; readonly state: ReviewState; readonly mended: VersionFacts | null }
  | { readonly keep: readonly Arrival[]; readonly day: string }
  | { readonly withdraw: string; readonly day: string }

const idOf = (id: number) => `00000000-0000-4000-8000-0000000000${String(id).padStart(2, '0')}`

const arrival = fc
  .record({
    id: fc.integer({ min: 0, max: 15 }),
    text: fc.constantFrom('x', 'y'),
    part: fc.constantFrom('answers', 'answers', 'answers', 'mapping', 'unheard_of'),
    language: fc.constantFrom('ar', 'en', 'sq'),
    channel: fc.constantFrom('qr', 'web', null),
    mode: fc.constantFrom('self', 'kiosk', null),
    country: fc.constantFrom('AL', 'MX', null),
    workshop: fc.constantFrom('mex_2025', 'Ünheard', null),
    formVersion: fc.constantFrom('2026-12-01', '2027-01-01'),
    usable: fc.constantFrom(true, false, null),
    orgKey: fc.constantFrom('one', 'two', null),
    receiptKey: fc.constantFrom('r1', 'r2', 'r3', 'r4', null),
    reasons: fc.constantFrom([], [], ['survey_closed']),
    flags: fc.constantFrom<readonly FlagOfAnswers[]>([], [], ['too_fast'], ['straight_lined', 'empty_core']),
    facets: fc.constantFrom({}, { org_type: ['network'] }, { org_regions: ['caribbean', 'oceania'] }),
    surveyId: fc.constantFrom(survey, survey, survey, 'another-survey'),
  })
  .map(({ id, ...differing }) =>
    anArrival({
      ...differing,
      // A withdrawal does not say of which survey: the scan could not tell either.
      receiptKey: differing.surveyId === survey ? differing.receiptKey : null,
      instanceId: idOf(id),
    }),
  )

const day = fc.constantFrom('2026-12-03', '2026-12-04')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ keep: fc.array(arrival, { minLength: 1, maxLength: 4 }), day }) },
  {
    weight: 3,
    arbitrary: fc.record({
      id: fc.integer({ min: 0, max: 15 }).map(idOf),
      day,
      state: fc.constantFrom(...reviewStates),
      mended: fc.option(
        fc.record<VersionFacts>({
          usable: fc.constantFrom(true, false, null),
          country: fc.constantFrom('AL', 'MX', null),
          facets: fc.constantFrom({}, { org_type: ['network'] }),
          reasons: fc.constantFrom([], ['survey_closed']),
          flags: fc.constantFrom<FlagOfAnswers[]>([], ['too_fast']),
          unanswered: fc.constant(null),
        }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ withdraw: fc.constantFrom('r1', 'r2', 'r3', 'r4'), day }) },
)
