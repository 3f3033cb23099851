import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandCodes, bandOf, endsOf } from '../../src/analysis/bands.ts'
import {
  type AnalysedQuestion,
  createTabulator,
  isEditionDue,
  nextResults,
  publicTables,
  questionsOf,
  rankMeans,
  readAnswers,
} from '../../src/analysis/index.ts'
import { form } from '../support/femig-survey.ts'

const questions = questionsOf([form.definition])
const named = (name: string): AnalysedQuestion => {
  const found = questions.find((question) => question.name === name)
  if (!found) throw new Error(`no question ${name}`)
  return found
}
function tabulated(question: AnalysedQuestion, payloads: readonly object[]) {
  const tabulator = createTabulator(question)
  for (const answers of payloads) {
    const read = readAnswers(JSON.stringify({ answers }))
    if (read) tabulator.add(read, '')
  }
  return tabulator.result()
}

it('tells who was asked and left it empty from who was not asked', () => {
  const result = tabulated(named('gcm_objectives'), [
    { a: { gcm_objectives: 'gcm_01 gcm_05 gcm_05' } },
    { gcm_objectives: '' },
    {},
    { gcm_objectives: 'no_such_code' },
  ])
  expect(result).toMatchObject({ answered: [1], missing: 2, notAsked: 1, chose: 1 })
  expect(result.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(2)
})

it('counts the instances of a repeat, and reads nothing else for one', () => {
  const policy_examples = [{ example_level: 'local' }, { example_level: '' }, { example_level: 'local' }, 'broken']
  const result = tabulated(named('example_level'), [{ sec: { policy_examples } }, { policy_examples: [] }])
  expect(result).toMatchObject({ answered: [2], missing: 1, notAsked: 0 })
  expect(readAnswers('{"answers":')).toBe(null)
  expect(readAnswers('{"answers":[]}')).toBe(null)
})

it('puts every number and every year into the one band that it lies in', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
      for (const kind of ['number', 'year'] as const) {
        const text = kind === 'year' ? String(Math.abs(Math.trunc(value)) % 10_000).padStart(4, '0') : String(value)
        const band = bandOf(kind, text) ?? ''
        const ends = endsOf(band)
        const inside = Number(text.slice(0, kind === 'year' ? 4 : undefined))
        if (!bandCodes(kind).includes(band) || ends === null) return false
        if (!((ends.from ?? -Infinity) <= inside && inside < (ends.below ?? Infinity))) return false
      }
      return true
    }),
  )
  expect([bandOf('number', ''), bandOf('number', 'many'), endsOf('prefer_not_to_say')]).toEqual([null, null, null])
  expect(bandOf('year', '1996-01-01')).toBe('1990..2000')
})

it('says a mean place only where every place is told, and of twenty at least', () => {
  expect(
    rankMeans([
      [20, 10, 10],
      [null, 30, 30],
      [9, 5, 5],
    ]),
  ).toEqual([{ mean: 1.75, points: 90 }, null, null])
})

it('makes a new edition once a day, of ten new responses and a twentieth more', () => {
  expect(isEditionDue(null, { day: '2026-12-03', responses: 19 })).toBe(false)
  expect(isEditionDue(null, { day: '2026-12-03', responses: 20 })).toBe(true)
  const last = { day: '2026-12-03', responses: 400 }
  expect(isEditionDue(last, { day: '2026-12-03', responses: 900 })).toBe(false)
  expect(isEditionDue(last, { day: '2026-12-04', responses: 419 })).toBe(false)
  expect(isEditionDue(last, { day: '2026-12-04', responses: 420 })).toBe(true)
})

it('tells choices only on a day on which it tells who chose at all', () => {
  const question = named('wider_drivers')
  const chose = (count: number, wider_drivers: string) => Array.from({ length: count }, () => ({ wider_drivers }))
  const tables = (payloads: readonly object[]) => publicTables(question, tabulated(question, payloads))
  const first = [...chose(30, 'climate'), ...chose(20, 'racism climate'), ...chose(12, 'dont_know'), ...chose(9, '')]
  // Everybody who chose anything chose the climate: how many did not would be nobody.
  const records = nextResults([], tables(first), '2026-12-03', () => 0)
  expect(records.map(({ id, moments }) => [id, moments.map(({ published }) => published)])).toEqual([
    ['wider_drivers people', [['*', 'dont_know']]],
    ['wider_drivers choices', [['racism']]],
  ])
  // Three more who chose: too few to say how many chose at all, and so nothing of what.
  const later = nextResults(
    records,
    tables([...first, ...chose(3, 'racism'), ...chose(9, 'dont_know')]),
    '2026-12-09',
    () => 0,
  )
  expect(later.find(({ id }) => id === 'wider_drivers choices')?.moments).toHaveLength(1)
})
