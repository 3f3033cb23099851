import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordDiff } from '../../../src/dashboard/texts/word-diff.ts'

it('marks what only one of the two texts has', () => {
  expect(wordDiff('Send your answers', 'Send all answers now')).toEqual({
    before: [
      { text: 'Send ', isOwn: false },
      { text: 'your', isOwn: true },
      { text: ' answers', isOwn: false },
    ],
    after: [
      { text: 'Send ', isOwn: false },
      { text: 'all', isOwn: true },
      { text: ' answers', isOwn: false },
      { text: ' now', isOwn: true },
    ],
  })
})

it('loses nothing of either, and shares the same on both sides', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'مرحبا', ' ', '\u00a0', ' b'), { maxLength: 12 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = wordDiff(before, after)
      const whole = (side: 'before' | 'after') => diff[side].map((piece) => piece.text).join('')
      const shared = (side: 'before' | 'after') =>
        diff[side]
          .filter(({ isOwn }) => !isOwn)
          .map((piece) => piece.text)
          .join('')
      expect([whole('before'), whole('after')]).toEqual([before, after])
      expect(shared('before')).toBe(shared('after'))
      if (before === after) expect(diff.before.some(({ isOwn }) => isOwn)).toBe(false)
    }),
  )
})
