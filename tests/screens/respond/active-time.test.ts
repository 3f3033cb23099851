import { describe, expect, it } from 'vitest'
import { activeTime } from '../../../src/screens/respond/active-time.ts'
import { durationBand } from '../../../src/screens/respond/hidden-values.ts'

describe('the time a person was busy', () => {
  it('adds up the time between touches', () => {
    let now = 0
    const timer = activeTime(() => now)
    for (let touch = 0; touch < 10; touch += 1) {
      now += 30_000
      timer.touch()
    }
    expect(timer.seconds()).toBe(300)
  })

  it('does not count a lunch break', () => {
    let now = 0
    const timer = activeTime(() => now)
    now += 3_600_000
    timer.touch()
    expect(timer.seconds()).toBe(90)
  })

  it('goes on from what a restored draft had', () => {
    expect(activeTime(() => 5, 240).seconds()).toBe(240)
  })

  it('tells bands apart at their edges', () => {
    expect([0, 1, 299, 300, 480, 720, 1200].map(durationBand)).toEqual([
      'unknown',
      'lt5',
      'lt5',
      'm5_8',
      'm8_12',
      'm12_20',
      'gt20',
    ])
  })
})
