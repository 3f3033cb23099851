import { describe, expect, it } from 'vitest'
import { evaluateAlone, type Surroundings } from '../../../src/engine/index.ts'

const around: Surroundings = { values: {}, now: new Date('2026-03-07T17:30:15.250Z'), timeZone: 'America/New_York' }

function evaluate(expression: string, more: Partial<Surroundings> = {}) {
  const result = evaluateAlone(expression, { ...around, ...more })
  return result.status === 'ok' ? result.value : result.problem.code
}

describe('functions', () => {
  it.each([
    ["substr('hello', 1, 3)", 'el'],
    ["substr('a😀b', 1, 2)", '😀'],
    ["substring('a😀b', 2, 1)", '😀'],
    ["string-length('a😀b')", 3],
    ["translate('abc', 'ab', 'x')", 'xc'],
    ["normalize-space('  a   b ')", 'a b'],
    ["selected('a b', ' b ')", true],
    ["selected('', '')", true],
    ["selected-at('a b', 1)", 'b'],
    ["selected-at('a b', -1)", ''],
    ["count-selected(' a  b ')", 2],
    ["count-selected('')", 0],
    ["coalesce('', 'x')", 'x'],
    ["boolean-from-string('true')", true],
    ["boolean-from-string('yes')", false],
    ["boolean('false')", true],
    ["not('')", true],
    ['if(1 div 0 > 1, 5, 6)', 5],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(1250, -2)', 1300],
    ['int(-3.7)', -3],
    ['-7 mod 2', -1],
    ["number('')", Number.NaN],
    ["number('+5')", Number.NaN],
    ["number('1e3')", 1000],
    ["string(number(''))", ''],
    ['string(1 div 3 * 3)', '1'],
    ['string(10 div 4)', '2.5'],
    ['string(1000000 * 1000000 * 1000000 * 1000000)', '1000000000000000000000000'],
    ['string(1 div 100000000)', '0.00000001'],
    ["base64-decode('w6k=')", 'é'],
    ["base64-decode('not base64!')", ''],
    ["base64-decode('/w==')", ''],
    ['checklist(1, 2, 1 = 1, 2 = 2, 1 = 2)', true],
    ['checklist(-1, 1, 1 = 1, 2 = 2)', false],
    ['weighted-checklist(3, 3, 1 = 1, 3, 1 = 2, 9)', true],
    ["concat(1, '-', 1 = 1)", '1-true'],
    ['string-length(uuid())', 36],
    ['string-length(uuid(5))', 5],
    ["min('a', 1)", Number.NaN],
    ['max(3, 9, 4)', 9],
  ])('%s is %s', (expression, wanted) => {
    expect(evaluate(expression)).toEqual(wanted)
  })

  it.each([
    ['today()', '2026-03-07'],
    ['now()', '2026-03-07T12:30:15.250-05:00'],
    ["date('2026-02-30')", 'Invalid Date'],
    ["date('')", ''],
    ["boolean(date('soon'))", false],
    ["date('2026-12-24') < date('2026-12-25')", true],
    ["'2026-12-24' < '2026-12-25'", true],
    ["date('2026-12-24') = '2026-12-24'", true],
    ['date(today() + 7)', '2026-03-14'],
    ['date(today() - 7)', '2026-02-28'],
    ["date(date('2026-10-31') + 30)", '2026-11-30'],
    ["int((date('2026-03-07') - date('2000-03-08')) div 365.25)", 25],
    ["date('2026-03-09') - date('2026-03-08')", 23 / 24],
    ["format-date('2026-03-07', '%e %b %Y, %d/%m/%y %n %a')", '7 Mar 2026, 07/03/26 3 Sat'],
    ["format-date-time('2026-03-07T09:05:07.080-05:00', '%H:%M:%S.%3 %h')", '09:05:07.080 9'],
    ["format-date('soon', '%Y')", ''],
    ["decimal-time('18:00')", 0.75],
    ["decimal-time('25:00')", Number.NaN],
    ["decimal-date-time('1970-01-02T00:00:00Z')", 1],
  ])('%s is %s, also where clocks change', (expression, wanted) => {
    const value = evaluate(expression)
    if (typeof wanted === 'number' && !Number.isNaN(wanted)) expect(value).toBeCloseTo(wanted, 9)
    else expect(value).toEqual(wanted)
  })

  it('names months and days in the language of the session', () => {
    expect(evaluate("format-date('2026-03-07', '%b')", { language: 'ar' })).toBe('مارس')
  })

  it('reads an unknown zone as UTC', () => {
    expect(evaluate('now()', { timeZone: 'Mars/Base' })).toBe('2026-03-07T17:30:15.250+00:00')
  })

  it('counts nodes, with and without an answer', () => {
    const values = { a: ['1', '', '3'] }
    expect(evaluate('count(${a})', { values })).toBe(3)
    expect(evaluate('count-non-empty(${a})', { values })).toBe(2)
    expect(evaluate("count(${a}[. != ''])", { values })).toBe(2)
    expect(evaluate('sum(${a})', { values })).toEqual(Number.NaN)
    expect(evaluate('sum(${gone})', { values })).toBe(0)
    expect(evaluate('${a}[3]', { values })).toBe('3')
    expect(evaluate('${a} = 3', { values })).toBe(true)
    expect(evaluate("${gone} != 'x'", { values })).toBe(false)
    expect(evaluate('count(${a} | ${a})', { values })).toBe(3)
  })

  it.each([
    ['nope()', 'unknown-function'],
    ['selected(1)', 'wrong-arity'],
    ['true(1)', 'wrong-arity'],
    ['toString()', 'unknown-function'],
    ['constructor(1)', 'unknown-function'],
  ])('%s is no valid call', (expression, code) => {
    expect(evaluate(expression)).toBe(code)
  })
})
