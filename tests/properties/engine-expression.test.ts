import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, patternFault } from '../../src/engine/expression/regex.ts'
import { evaluateAlone, loadForm } from '../../src/engine/index.ts'
import { wholeVocabulary } from '../../src/engine/whole-vocabulary.ts'
import { aDefinition } from '../engine/support/a-session.ts'

const surroundings = {
  values: { a: '5', b: '', c: ['1', 'x', '3'] },
  self: 'apple pear',
  now: new Date('2026-03-08T09:30:00Z'),
  timeZone: 'America/New_York',
}

const leaf = fc.constantFrom(
  '${a}',
  '${b}',
  '${c}',
  '${gone}',
  '.',
  '..',
  '1',
  '-2.5',
  "''",
  "'2026-03-08'",
  "'apple'",
  "'NaN'",
  '1 div 0',
  '1 div 300000000',
  'exp10(30)',
  "'(a+)+$'",
  'x[2]',
  '/a',
)
/** Functions that can be called with so many arguments. */
const taking = (count: number): string[] =>
  [...wholeVocabulary.functions].flatMap(([name, [min, max]]) => (min <= count && count <= max ? [name] : []))

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', 'div', 'mod', '=', '!=', '<', '>=', 'and', 'or', '|'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    ...[0, 1, 2, 3].map((count) =>
      fc
        .tuple(fc.constantFrom(...taking(count)), fc.array(tie('expression'), { minLength: count, maxLength: count }))
        .map(([name, args]) => `${name}(${args.join(', ')})`),
    ),
  ),
}))

describe('expressions', () => {
  it('give a value for any data, and never an exception', () => {
    fc.assert(
      fc.property(expression, fc.string({ unit: 'binary' }), (text, answer) => {
        const result = evaluateAlone(text, { ...surroundings, values: { ...surroundings.values, a: answer } })
        if (result.status === 'failed') expect(result.problem.code).toBe('too-long')
        else expect(['string', 'number', 'boolean']).toContain(typeof result.value)
      }),
      { numRuns: 600 },
    )
  })

  it('in whatever text give a value or a located problem', () => {
    const piece = fc.constantFrom(
      '${a}',
      '.',
      '/',
      '(',
      ')',
      '[',
      ']',
      ' ',
      'and',
      'selected',
      ',',
      "'",
      '1',
      '-',
      '*',
      '$',
      '::',
      '//',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const result = evaluateAlone(text, surroundings)
          if (result.status === 'failed') expect(result.problem.position).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 600 },
    )
  })
})

describe('patterns', () => {
  const character = fc.constantFrom('a', 'b', '1', ' ', '-', 'é', '😀')
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'a',
        'b',
        '1',
        '.',
        '\\d',
        '\\w',
        '\\s',
        '[ab]',
        '[^a]',
        '[a-c1]',
        '\\bb',
        '^',
        '$',
        'é',
        '\\p{L}',
        '',
      ),
      fc.tuple(tie('pattern'), tie('pattern')).map(([first, second]) => first + second),
      fc.tuple(tie('pattern'), tie('pattern')).map(([first, second]) => `(?:${first}|${second})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
        .map(([inner, sign]) => `(${inner})${sign}`),
    ),
  }))

  it('match what JavaScript matches', () => {
    fc.assert(
      fc.property(pattern, fc.array(character, { maxLength: 8 }), (source, characters) => {
        fc.pre(patternFault(source) === undefined && !/\([^()]*\)\*\)\*|\+\)\+/.test(source))
        const text = characters.join('')
        expect(matches(text, source)).toBe(new RegExp(source, 'u').test(text))
      }),
      { numRuns: 600 },
    )
  })

  it('end soon, also those that other engines never finish', () => {
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)*b', '^([a-z]+)*[0-9]$']) {
      expect(matches(`${'a'.repeat(5000)}!`, source)).toBe(false)
    }
  })
})

describe('definitions', () => {
  it('of any kind load or fail with findings, and never throw', () => {
    const base = aDefinition([])
    const node = fc.record(
      {
        type: fc.constantFrom('text', 'integer', 'select_one', 'note', 'calculate', 'group', 'repeat', 'xx'),
        name: fc.constantFrom('a', 'b', 'c', '__proto__', 'x y'),
        relevant: expression,
        calculation: expression,
        constraint: expression,
        list: fc.constantFrom('fruit', 'nope'),
        children: fc.constant([]),
      },
      { requiredKeys: ['type', 'name'] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.array(node, { maxLength: 5 }).map((survey) => ({ ...base, survey })),
        ),
        (definition) => {
          const { status, findings } = loadForm(definition)
          if (status === 'failed') expect(findings.some(({ severity }) => severity === 'error')).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
