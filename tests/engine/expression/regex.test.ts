import { describe, expect, it } from 'vitest'
import { matches, patternFault } from '../../../src/engine/expression/regex.ts'

describe('regex', () => {
  it('matches anywhere, unless the author anchors it', () => {
    expect(matches('x123y', '[0-9]{3}')).toBe(true)
    expect(matches('x123y', '^[0-9]{3}$')).toBe(false)
    expect(matches('123', '^[0-9]{3}$')).toBe(true)
  })

  it.each([
    ['+52 55 1234', '^\\+[0-9 ()-]{7,20}$', true],
    ['a@b.org', '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', true],
    ['a@b@c.org', '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', false],
    ['https://x.org/ä', '^https?://[^\\s]+\\.[^\\s]+$', true],
    ['a-b.c', '^[\\w-.]+$', true],
    ['مرحبا', '^\\p{L}+$', true],
    ['😀', '^.$', true],
    ['a{,3}', 'a{,3}', true],
    ['one two', '\\btwo\\b', true],
    ['', '', true],
  ])('tells of %s whether it fits %s', (text, pattern, wanted) => {
    expect(matches(text, pattern)).toBe(wanted)
  })

  it('matches nothing with a faulty pattern, and says what the fault is', () => {
    expect([matches('a', '(a'), patternFault('(a')]).toEqual([false, 'invalid'])
    expect([matches('a', '(?=a)'), patternFault('(?=a)')]).toEqual([false, 'unsafe'])
    expect(patternFault('(a)\\1')).toBe('unsafe')
    expect(patternFault(`${'a'.repeat(1001)}`)).toBe('unsafe')
    expect(patternFault('((a{99}){99}){99}')).toBe('unsafe')
    expect(patternFault('(?<word>a)')).toBeUndefined()
  })

  it('does not look at a text of more than 10 000 characters', () => {
    expect(matches('a'.repeat(10_001), 'a')).toBe(false)
  })
})
