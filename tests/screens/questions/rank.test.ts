import { describe, expect, it } from 'vitest'
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
