import { describe, expect, it } from 'vitest'
import { placeAt } from '../../../src/screens/questions/drag-order.ts'
import { moved } from '../../../src/screens/questions/rank.tsx'

describe('putting choices in order', () => {
  it('moves an item to any place and keeps the order of the others', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c'])
  })

  it('stops at the ends', () => {
    expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a'])
    expect(moved(['a', 'b'], 1, -3)).toEqual(['b', 'a'])
  })
})

describe('a row under a finger', () => {
  it('belongs where the finger has passed the middles of the others, however high they are', () => {
    const middles = [100, 160, 300]
    expect([-50, 99, 101, 299, 5000].map((y) => placeAt(middles, y))).toEqual([0, 0, 1, 2, 3])
  })
})
