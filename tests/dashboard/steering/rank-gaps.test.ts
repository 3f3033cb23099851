import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SteeringTarget } from '../../../src/contract/steering.ts'
import type { Workshop } from '../../../src/contract/workshop.ts'
import { rankGaps } from '../../../src/dashboard/steering/rank-gaps.ts'

const today = '2026-12-03'

const aWorkshop = (differing: Partial<Workshop> = {}): Workshop => ({
  code: 'tia_2027',
  place: 'Tirana',
  country: 'AL',
  dateAsPrinted: null,
  dateStart: '2027-01-20',
  dateEnd: null,
  attendance: 40,
  status: 'in_preparation',
  note: '',
  ...differing,
})

const row = (key: string, usable: number) => ({ key, received: usable, usable })

function ranked(
  targets: readonly SteeringTarget[],
  workshops: readonly Workshop[] = [aWorkshop()],
  figures: Partial<Parameters<typeof rankGaps>[0]> = {},
) {
  const none = { byLanguage: [], byCountry: [], byWorkshop: [] }
  return rankGaps({ targets: [...targets], ...none, ...figures }, workshops, today)
}

it('says what is missing and which workshop can bring it, as in “Albanian: 12 of 60; next workshop Tirana, 40 seats”', () => {
  const { gaps } = ranked([{ kind: 'language', key: 'sq', goal: 60 }], [aWorkshop()], { byLanguage: [row('sq', 12)] })
  expect(gaps).toMatchObject([{ have: 12, missing: 48, advice: 'workshop', seats: 40, workshop: { code: 'tia_2027' } }])
})

it('puts first what is missing most and can be reached, and behind it what nothing planned can bring', () => {
  const targets: SteeringTarget[] = [
    { kind: 'country', key: 'NP', goal: 100 },
    { kind: 'country', key: 'AL', goal: 30 },
    { kind: 'region', key: 'southern_europe', goal: 80 },
    { kind: 'language', key: 'fr', goal: 20 },
  ]
  const { gaps, reached } = ranked(targets, [aWorkshop()], {
    byCountry: [row('AL', 10), row('IT', 30)],
    byLanguage: [row('fr', 25)],
  })
  // 0.50 of 80 is missing and 40 seats bring 40 of them: 20; 0.67 of 30 is missing, at most 20 of it: 13.3.
  expect(gaps.map(({ target, advice }) => [target.key, advice])).toEqual([
    ['southern_europe', 'workshop'],
    ['AL', 'workshop'],
    ['NP', 'plan'],
  ])
  expect(reached.map(({ target }) => target.key)).toEqual(['fr'])
})

it('advises by what is known of the workshop', () => {
  const target: SteeringTarget = { kind: 'workshop', key: 'tia_2027', goal: 40 }
  const advice = (differing: Partial<Workshop>, received = 0) =>
    ranked([target], [aWorkshop(differing)], { byWorkshop: [{ key: 'tia_2027', received, usable: 0 }] }).gaps[0]?.advice
  expect(advice({})).toBe('workshop')
  expect(advice({ dateStart: null })).toBe('workshop')
  expect(advice({ attendance: null })).toBe('seats')
  expect(advice({}, 40)).toBe('full')
  expect(advice({ dateStart: '2026-11-20' })).toBe('remind')
  expect(advice({ dateStart: '2026-12-01', dateEnd: today })).toBe('workshop')
  expect(advice({ status: 'done' })).toBe('remind')
  expect(ranked([{ kind: 'country', key: 'AL', goal: 5 }], [aWorkshop({ status: 'done' })]).gaps[0]?.advice).toBe(
    'plan',
  )
})

it('names the next of several, and one with free seats before one that is full', () => {
  const soon = aWorkshop({ code: 'dur_2027', dateStart: '2027-01-05', attendance: 10 })
  const later = aWorkshop()
  const open = aWorkshop({ code: 'vlo_tbc', dateStart: null })
  const next = (received: number) =>
    ranked([{ kind: 'country', key: 'AL', goal: 50 }], [open, later, soon], { byWorkshop: [row('dur_2027', received)] })
      .gaps[0]?.workshop?.code
  expect([next(0), next(10)]).toEqual(['dur_2027', 'tia_2027'])
})

it('keeps every goal in exactly one of the two lists, and the same order whatever comes first', () => {
  const target = fc.record<SteeringTarget>({
    kind: fc.constantFrom('language', 'country', 'region'),
    key: fc.constantFrom('sq', 'AL', 'fr', 'MX', 'southern_europe'),
    goal: fc.integer({ min: 1, max: 50 }),
  })
  const targets = fc.uniqueArray(target, { selector: ({ kind, key }) => `${kind} ${key}` })
  fc.assert(
    fc.property(targets, fc.integer({ min: 0, max: 60 }), (all, have) => {
      const figures = { byLanguage: [row('sq', have)], byCountry: [row('AL', have)] }
      const { gaps, reached } = ranked(all, [aWorkshop()], figures)
      expect(gaps.length + reached.length).toBe(all.length)
      expect(ranked(all.toReversed(), [aWorkshop()], figures)).toEqual({ gaps, reached })
      expect(gaps.every(({ missing, have: some, target: { goal } }) => missing > 0 && missing === goal - some)).toBe(
        true,
      )
    }),
  )
})
