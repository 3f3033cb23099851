import { describe, expect, it } from 'vitest'
import { addDays, everyDay } from '../../../src/dashboard/overview/days.ts'
import { project } from '../../../src/dashboard/overview/projection.ts'

const today = '2026-12-31'
const steady = (days: number, each: number) => Array.from({ length: days }, () => each)

describe('the projection', () => {
  it('says when the target is reached', () => {
    expect(project(steady(30, 3), 1000, 1000, today)).toEqual({ status: 'reached' })
  })

  it('does not project from too few days or too few responses', () => {
    expect(project(steady(13, 50), 900, 1000, today)).toEqual({ status: 'too-few', days: 13, responses: 650 })
    expect(project([...steady(27, 0), 19], 203, 1000, today)).toEqual({ status: 'too-few', days: 28, responses: 19 })
    expect(project([], 184, 1000, today)).toMatchObject({ status: 'too-few' })
  })

  it('goes on with the mean of the last 28 days and forgets what was before', () => {
    const projection = project([...steady(100, 40), ...steady(28, 10)], 500, 1000, today)
    expect(projection).toMatchObject({ status: 'ongoing', perDay: 10, windowDays: 28, middle: addDays(today, 50) })
    if (projection.status !== 'ongoing') return
    expect([projection.early, projection.middle, projection.late].map(String).toSorted()).toEqual([
      projection.early,
      projection.middle,
      projection.late,
    ])
    for (const { low, middle, high } of projection.points) expect(low <= middle && middle <= high).toBe(true)
    expect(projection.points[0]).toEqual({ day: today, low: 500, middle: 500, high: 500 })
  })

  it('gives no date that is more than two years away', () => {
    expect(project(steady(28, 1), 184, 100_000, today)).toMatchObject({ early: null, middle: null, late: null })
  })

  it('is less sure the more the days differ', () => {
    const even = project(steady(28, 10), 500, 1000, today)
    const uneven = project(
      steady(28, 0).map((_, day) => (day % 7 === 0 ? 70 : 0)),
      500,
      1000,
      today,
    )
    if (even.status !== 'ongoing' || uneven.status !== 'ongoing') throw new Error('both go on')
    expect(String(uneven.early) < String(even.early) && String(uneven.late) > String(even.late)).toBe(true)
  })

  it('holds about four of five outcomes, for even days and for uneven ones', () => {
    const random = mulberry32(20_261_201)
    for (const spread of [1, 4]) {
      let held = 0
      const runs = 1500
      for (let run = 0; run < runs; run += 1) {
        const days = Array.from({ length: 28 + 30 }, () => spread * poisson(8 / spread, random))
        const projection = project(days.slice(0, 28), 0, 240, today)
        if (projection.status !== 'ongoing') continue
        const outcome = days.slice(28).reduce((sum, one) => sum + one, 0)
        const at = projection.points.find(({ day }) => day === addDays(today, 30))
        if (at && at.low <= outcome && outcome <= at.high) held += 1
      }
      expect(held / runs).toBeGreaterThan(0.74)
      expect(held / runs).toBeLessThan(0.86)
    }
  })
})

it('shows every day from the first response to today, those without one too', () => {
  const rows = [
    { key: '2026-12-27', received: 2, usable: 1 },
    { key: '2026-12-30', received: 1, usable: 1 },
  ]
  expect(everyDay(rows, today).map(({ key, received }) => [key, received])).toEqual([
    ['2026-12-27', 2],
    ['2026-12-28', 0],
    ['2026-12-29', 0],
    ['2026-12-30', 1],
    ['2026-12-31', 0],
  ])
  expect(everyDay([], today)).toEqual([])
})

/** @source Knuth, The Art of Computer Programming, volume 2, section 3.4.1 */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
