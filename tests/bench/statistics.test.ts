import { describe, expect, it } from 'vitest'
import { blockingTime } from './measures/visit.ts'
import { Figures, type Sample } from './report/figures.ts'
import { goalsOf } from './report/goals.ts'
import { least, median, ratio } from './statistics.ts'

describe('the median', () => {
  it('is the middle one, whatever the order', () => expect(median([9, 1, 4])).toBe(4))
  it('is the mean of the two in the middle', () => expect(median([1, 10, 2, 4])).toBe(3))
  it('leaves out what was not measured', () => expect(median([null, 5, null])).toBe(5))
  it('is nothing where nothing was measured', () => expect(median([])).toBeNull())
})

describe('a ratio', () => {
  it('says how many times as much', () => expect(ratio(3, 2)).toBe(1.5))
  it('is nothing where one of the two is missing or there is nothing to divide by', () => {
    expect([ratio(null, 2), ratio(3, null), ratio(3, 0)]).toEqual([null, null, null])
  })
})

it('takes the least of what is known', () => expect([least([3, null, 2]), least([null])]).toEqual([2, null]))

it('counts of a long task only what goes beyond 50 ms, between first paint and the end', () => {
  const tasks = [
    [0, 90],
    // Paints, and goes on for 70 ms.
    [90, 80],
    [200, 40],
    [300, 150],
    [900, 500],
  ] as const
  expect(blockingTime(tasks, 100, 800)).toBe(20 + 100)
})

describe('goals', () => {
  const sample = (subject: Sample['subject'], value: number): Sample => ({
    subject,
    questions: 30,
    measure: 'answerable',
    value,
  })
  const goal = (samples: Sample[], begin: string) =>
    goalsOf(new Figures(samples), null).find((one) => one.what.startsWith(begin))

  it('are met by the median of the runs and not by a lucky one', () => {
    const floor = [1000, 1000, 1000].map((value) => sample('floor', value))
    const lucky = [1400, 1700, 1800].map((value) => sample('ours', value))
    expect(goal([...floor, ...lucky], 'first answerable')).toMatchObject({ value: 1.7, isMet: false })
    const good = [1400, 1450, 9000].map((value) => sample('ours', value))
    expect(goal([...floor, ...good], 'first answerable')).toMatchObject({ value: 1.45, isMet: true })
  })

  it('compare with the quickest of the peers', () => {
    const samples = [sample('odk', 20_000), sample('surveyjs', 8000), sample('ours', 1600)]
    expect(goal(samples, 'first answerable, fastest peer')).toMatchObject({ value: 5, isMet: true })
  })

  it('are neither met nor missed where something was not measured', () => {
    expect(goal([sample('ours', 1)], 'first answerable')?.isMet).toBeNull()
  })
})
