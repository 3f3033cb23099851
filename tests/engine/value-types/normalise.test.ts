import { describe, expect, it } from 'vitest'
import type { SurveyQuestion } from '../../../src/contract/definition.ts'
import { createSession } from '../../../src/engine/index.ts'
import { aForm, anEnv, aSession, at } from '../support/a-session.ts'

function read(question: Omit<SurveyQuestion, 'name'>, text: string): string | null {
  const session = aSession([{ ...question, name: 'q' } as SurveyQuestion])
  session.set('/q', text)
  const { value, violation } = at(session, '/q')
  return violation === null ? value : null
}

describe('an integer', () => {
  it.each([
    ['12', '12'],
    [' +7 ', '7'],
    ['-0', '0'],
    ['007', '7'],
    ['١٢٣', '123'],
    ['۱۲', '12'],
    ['1 500', '1500'],
    ['1\u00a0500\u202f000', '1500000'],
    ['١٬٥٠٠', '1500'],
    ['−3', '-3'],
    ['1.500', null],
    ['1,500', null],
    ['2.5', null],
    ['1 50', null],
    ['ten', null],
    ['2147483648', null],
    ['1e3', null],
  ])('reads %j as %j', (text, wanted) => {
    expect(read({ type: 'integer' }, text)).toBe(wanted)
  })
})

describe('a decimal', () => {
  it.each([
    ['2.5', '2.5'],
    ['2,50', '2.5'],
    ['٢٫٥', '2.5'],
    ['.5', '0.5'],
    ['3.', '3.0'],
    ['-0.0', '0.0'],
    ['1 000,5', '1000.5'],
    ['1,000.5', null],
    ['1.2.3', null],
    ['.', null],
    ['x', null],
  ])('reads %j as %j', (text, wanted) => {
    expect(read({ type: 'decimal' }, text)).toBe(wanted)
  })
})

describe('a range', () => {
  it.each([
    ['0', '0'],
    ['١٠', '10'],
    ['11', null],
    ['2.5', null],
  ])('reads %j as %j on a scale from 0 to 10', (text, wanted) => {
    expect(read({ type: 'range', parameters: 'start=0 end=10 step=1' }, text)).toBe(wanted)
  })

  it('knows scales with parts and scales that fall', () => {
    expect(read({ type: 'range', parameters: 'start=0 end=1 step=0.1' }, '0.3')).toBe('0.3')
    expect(read({ type: 'range', parameters: 'start=5 end=1 step=1' }, '2')).toBe('2')
  })
})

describe('a date', () => {
  it.each([
    ['2026-12-01', undefined, '2026-12-01'],
    ['٢٠٢٦-١٢-٠١', undefined, '2026-12-01'],
    ['2024-02-29', undefined, '2024-02-29'],
    ['2026-02-29', undefined, null],
    ['1/2/2026', undefined, null],
    ['2012', undefined, null],
    ['2012', 'year', '2012-01-01'],
    ['٢٠١٢', 'year', '2012-01-01'],
    ['12', 'year', null],
  ])('reads %j with the appearance %j as %j', (text, appearance, wanted) => {
    expect(read({ type: 'date', ...(appearance !== undefined && { appearance }) }, text)).toBe(wanted)
  })
})

describe('a text', () => {
  it('is trimmed, composed, and free of what databases refuse', () => {
    expect(read({ type: 'text' }, '  cafe\u0301 \u0000\u0007')).toBe('café')
    expect(read({ type: 'text' }, 'a\ud800b')).toBe('a\ufffdb')
    expect(read({ type: 'text' }, 'line\nline')).toBe('line\nline')
    expect(read({ type: 'text' }, '   ')).toBe('')
  })

  it('has ASCII digits, except in long answers', () => {
    expect(read({ type: 'text' }, '+٥٢ ۵۵')).toBe('+52 55')
    expect(read({ type: 'text', appearance: 'multiline' }, 'سنة ٢٠٢٦')).toBe('سنة ٢٠٢٦')
  })

  it('gets the scheme that the author names, unless it has one', () => {
    const link = { type: 'text', parameters: 'dir=ltr scheme=https' } as const
    expect(read(link, 'example.org')).toBe('https://example.org')
    expect(read(link, 'http://example.org')).toBe('http://example.org')
    expect(read(link, '')).toBe('')
  })
})

describe('a tick and a choice', () => {
  it('are what the list has, each once', () => {
    expect(read({ type: 'acknowledge' }, 'OK')).toBe('OK')
    expect(read({ type: 'acknowledge' }, 'yes')).toBeNull()
    expect(read({ type: 'select_multiple', list: 'fruit' }, ' cherry apple cherry ')).toBe('cherry apple')
    expect(read({ type: 'select_multiple', list: 'fruit' }, 'cherry stone')).toBeNull()
    expect(read({ type: 'rank', list: 'yes_no' }, 'no yes')).toBe('no yes')
    expect(read({ type: 'rank', list: 'yes_no' }, 'no')).toBe('')
  })

  it('may have spaces where only one can be chosen', () => {
    const form = aForm([{ type: 'select_one', name: 'q', list: 'who' }], { choices: { who: [{ name: 'UN Women' }] } })
    const session = createSession(form, anEnv)
    session.set('/q', 'UN Women')
    expect(at(session, '/q')).toMatchObject({ value: 'UN Women', violation: null })
    session.set('/q', 'UN')
    expect(at(session, '/q').violation).toBe('type')
  })
})

describe('a time', () => {
  it.each([
    ['9:30', '09:30'],
    ['٠٩:٣٠', '09:30'],
    ['23:59:59', '23:59:59'],
    ['12:00:00.000-07:00', '12:00:00.000-07:00'],
    ['24:00', null],
    ['12:60', null],
    ['12:00:60', null],
    ['noon', null],
  ])('reads %j as %j', (text, wanted) => {
    expect(read({ type: 'time' }, text)).toBe(wanted)
  })
})

describe('a dateTime', () => {
  it.each([
    ['2026-12-01T09:30', '2026-12-01T09:30'],
    ['2026-12-1 9:30', '2026-12-01T09:30'],
    ['2026-12-01T09:30:00.000+03:30', '2026-12-01T09:30:00.000+03:30'],
    ['2026-02-30T09:30', null],
    ['2026-12-01', null],
    ['2026-12-01T09:30 more', null],
  ])('reads %j as %j', (text, wanted) => {
    expect(read({ type: 'dateTime' }, text)).toBe(wanted)
  })
})

describe('a geopoint', () => {
  it.each([
    ['19.4326 -99.1332', '19.4326 -99.1332'],
    ['19.4326, -99.1332', '19.4326 -99.1332'],
    ['19.4326 -99.1332 2240 5.5', '19.4326 -99.1332 2240.0 5.5'],
    ['91 0', null],
    ['0 0', null],
    ['0 181', null],
    ['12', null],
    ['1 2 3 4 5', null],
    ['here and there', null],
  ])('reads %j as %j', (text, wanted) => {
    expect(read({ type: 'geopoint' }, text)).toBe(wanted)
  })

  it('is kept as roughly as the form wants, without what would tell more', () => {
    expect(read({ type: 'geopoint', parameters: 'decimals=2' }, '19.43261 -99.13321 2240 5.5')).toBe('19.43 -99.13')
    expect(read({ type: 'geopoint', parameters: 'decimals=0' }, '19.6 -99.13')).toBe('20.0 -99.0')
  })
})

describe('the name of an attachment', () => {
  it.each([
    ['photo 1.jpg', 'photo 1.jpg'],
    ['../photo.jpg', null],
    ['..', null],
    ['a\\b.png', null],
  ])('reads %j as %j', (text, wanted) => {
    for (const type of ['image', 'audio', 'file'] as const) expect(read({ type }, text)).toBe(wanted)
  })
})
