import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateAlone, type Surroundings } from '../../../src/engine/index.ts'
import { aSession, at } from '../support/a-session.ts'

const around: Surroundings = { values: {}, now: new Date('2026-03-07T17:30:15.250Z'), timeZone: 'America/New_York' }

function evaluate(expression: string, more: Partial<Surroundings> = {}) {
  const result = evaluateAlone(expression, { ...around, ...more })
  return result.status === 'ok' ? result.value : result.problem.code
}

describe('digest()', () => {
  it.each(['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])('agrees with Node’s own %s on any text', (algorithm) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const own = createHash(algorithm.replace('-', '').toLowerCase()).update(text, 'utf8').digest()
        const values = { text }
        expect(evaluate(`digest(\${text}, '${algorithm}', 'hex')`, { values })).toBe(own.toString('hex'))
        expect(evaluate(`digest(\${text}, '${algorithm}')`, { values })).toBe(own.toString('base64'))
      }),
      { numRuns: 30 },
    )
  })

  it('is "" for an algorithm or an encoding that there is not', () => {
    expect(evaluate("digest('abc', 'CRC')")).toBe('')
    expect(evaluate("digest('abc', 'MD5', 'octal')")).toBe('')
  })
})

describe('places', () => {
  const square = '0 0;0 1;1 1;1 0;0 0'
  it.each([
    [`area('${square}')`, 12391256135.81],
    ["area('0 0;0 1')", 0],
    ["area('nowhere')", 0],
    ["distance('0 0;0 90')", 10018696.05],
    ["distance('0 0', '0 90')", 10018696.05],
    ["distance('90 0;90 1')", 0],
    ["distance('91 0;0 1')", Number.NaN],
    ["distance('')", Number.NaN],
    [`geofence('0.5 0.5', '${square}')`, true],
    [`geofence('1.5 0.5', '${square}')`, false],
    ["geofence('0.5 0.5', '0 0;0 1;1 1;1 0')", false],
    [`intersects('${square}')`, false],
    ["intersects('0 0;1 1;0 1;1 0')", true],
    ["intersects('0 0;0 2;0 1')", true],
    ["intersects('0 0;0 1')", false],
    ["intersects('')", false],
  ])('%s is %s', (expression, wanted) => {
    expect(evaluate(expression)).toEqual(wanted)
  })
})

describe('dates', () => {
  it.each([
    ["date('1970-1-2')", '1970-01-02'],
    ["date-time('1970-01-01T21:50:49Z')", '1970-01-01T16:50:49.000-05:00'],
    ["date(number('nothing'))", 'Invalid Date'],
    ["string(number('2008-09-05'))", '14127'],
    ["number('2008-09-05') > 14127", true],
    ["date(number('2008-09-05'))", '2008-09-05'],
    ["decimal-time('06:00:60')", Number.NaN],
    ["decimal-time('06:00:00-24:00')", Number.NaN],
    ["number('2008-09-05T00:00:00+07:60')", Number.NaN],
  ])('%s is %s', (expression, wanted) => {
    expect(evaluate(expression)).toEqual(wanted)
  })
})

describe('an operator right before a number', () => {
  it.each([
    ['1and1', true],
    ['0 or1', true],
    ['7 div2', 3.5],
    ['7mod4', 3],
    ['2e3 + .5e-1', 2000.05],
  ])('%s is %s', (expression, wanted) => {
    expect(evaluate(expression)).toBe(wanted)
  })

  it('stays part of a name where a name can stand', () => {
    expect(evaluate('count(mod4)')).toBe(0)
  })
})

describe('instance()', () => {
  it('gives the rows of a choice list, with their columns and their words', () => {
    const session = aSession(
      [
        { type: 'select_one', name: 'colour', list: 'fruit' },
        {
          type: 'calculate',
          name: 'many',
          calculation: "count(instance('fruit')/root/item[colour = 'red' and name != ${colour}])",
        },
        { type: 'calculate', name: 'said', calculation: "instance('fruit')/root/item[name = ${colour}]/label" },
        { type: 'calculate', name: 'gone', calculation: "count(instance('nope')/root/item)" },
      ],
      { choiceLabel: (list, name) => `${list}: ${name}!` },
    )
    expect([at(session, '/many').value, at(session, '/said').value, at(session, '/gone').value]).toEqual(['2', '', '0'])
    session.set('/colour', 'apple')
    expect([at(session, '/many').value, at(session, '/said').value]).toEqual(['1', 'fruit: apple!'])
  })
})
