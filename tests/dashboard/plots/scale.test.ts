import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inAllLines, inLines, ticksUpTo } from '../../../src/dashboard/plots/scale.ts'

it('marks whole and round numbers, from nothing to above the largest', () => {
  expect(ticksUpTo(0)).toEqual([0, 1])
  expect(ticksUpTo(3)).toEqual([0, 1, 2, 3])
  expect(ticksUpTo(1120)).toEqual([0, 500, 1000, 1500])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (max) => {
      const ticks = ticksUpTo(max)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }),
  )
})

it('breaks a long label once, between two words, and leaves the rest to the table', () => {
  expect(inLines('Network', 300)).toEqual(['Network'])
  expect(inLines('Women’s rights or feminist organisation', 200)).toEqual([
    'Women’s rights or feminist',
    'organisation',
  ])
  expect(inLines('one two three four five six seven eight nine ten', 100)).toEqual(['one two three', 'four five si…'])
})

it('leaves out nothing of a heading, and breaks it between words only', () => {
  expect(inAllLines('one two three four five six', 100)).toEqual(['one two three', 'four five six'])
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }).map((all) => all.join(' '))
  fc.assert(fc.property(words, (text) => inAllLines(text, 150).join(' ') === text))
})
