import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { evaluateAlone, loadForm } from '../../../src/engine/index.ts'
import { aDefinition } from '../support/a-session.ts'

const choices = { yn: [{ name: 'yes' }, { name: 'no' }], ages: [{ name: '1' }, { name: '2' }] }

/** `code column of question` of every finding. */
const found = (...survey: SurveyDefinition['survey']) =>
  loadForm(aDefinition(survey, { choices })).findings.map(({ code, at }) => `${code} ${at.column} of ${at.question}`)

const codes = (...survey: SurveyDefinition['survey']) =>
  found(...survey).filter((finding) => !/^(unused-list|duplicate|constraint-without)/.test(finding))

const yn = (name: string, relevant?: string) =>
  ({ type: 'select_one', name, list: 'yn', ...(relevant !== undefined && { relevant }) }) as const

describe('a constraint that no answer meets', () => {
  it.each([
    ['integer', '. > 5 and . < 5'],
    ['integer', '. > 5 and . < 6'],
    ['integer', '. >= 10 and 3 > . or false()'],
    ['decimal', '. > 5 and . <= 5'],
    ['text', ". = 'a' and . = 'b'"],
    ['text', ". = ''"],
    ['text', 'string-length(.) < 0'],
    ['integer', 'not(. >= 1 or true())'],
  ] as const)('is found in a question of type %s: %s', (type, constraint) => {
    expect(codes({ type, name: 'a', constraint })).toEqual(['contradictory-constraint constraint of a'])
  })

  it('is found among choices, and among counts of them', () => {
    expect(codes({ ...yn('a'), constraint: ". != 'yes' and . != 'no'" })).toEqual([
      'contradictory-constraint constraint of a',
    ])
    const three = { type: 'select_multiple', name: 'a', list: 'yn', constraint: 'count-selected(.) > 2' } as const
    expect(codes(three)).toEqual(['contradictory-constraint constraint of a'])
  })

  it.each([
    ['decimal', '. > 5 and . < 6'],
    ['integer', '. > 5 or . < 5'],
    ['integer', '. > ${b} and . < 5'],
    ['integer', 'not(. > 5) and not(. <= 5) or . = 1'],
    ['text', ". != 'a' and . != 'b'"],
    ['text', "regex(., '^a$') and . = 'a'"],
  ] as const)('is not seen where there is none: %s %s', (type, constraint) => {
    expect(codes({ type, name: 'a', constraint }, { type: 'integer', name: 'b' })).toEqual([])
  })

  it('is only claimed where really no answer passes', () => {
    const atom = fc
      .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.integer({ min: -1, max: 4 }))
      .map(([operator, value]) => `. ${operator} ${value}`)
    const condition = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        atom,
        fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([a, word, b]) => `(${a} ${word} ${b})`),
        tie('any').map((a) => `not(${a})`),
      ),
    })).any as fc.Arbitrary<string>
    fc.assert(
      fc.property(condition, (constraint) => {
        const isClaimed = codes({ type: 'integer', name: 'a', constraint }).some((code) =>
          code.startsWith('contradictory'),
        )
        const passes = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].some((number) => {
          const result = evaluateAlone(constraint, {
            values: {},
            self: String(number),
            now: new Date(0),
            timeZone: 'UTC',
            as: 'boolean',
          })
          return result.status === 'ok' && result.value === true
        })
        expect(isClaimed && passes, constraint).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a question that nobody can come to', () => {
  it('is found by its own condition, by the group around it, and by what it hangs on', () => {
    const [dead, hangs, group] = [
      { ...yn('dead', "${first} = 'yes' and ${first} = 'no'"), required: 'true()' },
      yn('hangs', "${dead} = 'yes'"),
      {
        type: 'group',
        name: 'g',
        relevant: 'false()',
        children: [{ type: 'text', name: 'inside', required: 'true()' }],
      },
    ] as const
    expect(codes(yn('first'), dead, hangs, { ...group, children: [...group.children] })).toEqual([
      'never-relevant relevant of dead',
      'required-never-relevant required of dead',
      'never-relevant relevant of hangs',
      'never-relevant relevant of g',
      'required-never-relevant required of inside',
    ])
  })

  it('is found where a constraint keeps the answer away that it waits for', () => {
    const age = { type: 'integer', name: 'age', constraint: '. >= 18 and . < 120' } as const
    expect(codes(age, { type: 'text', name: 'young', relevant: '${age} < 18' })).toEqual([
      'never-relevant relevant of young',
    ])
    expect(codes(age, { type: 'text', name: 'later', relevant: "${age} = '' or ${age} > 100" })).toEqual([])
  })

  it('leaves a page that nobody sees', () => {
    const page = {
      type: 'group',
      name: 'page',
      appearance: 'field-list',
      children: [yn('a', "${first} = 'yes' and ${first} = ''")],
    } as const
    expect(codes(yn('first'), { ...page, children: [...page.children] })).toEqual([
      'unreachable-page name of page',
      'never-relevant relevant of a',
    ])
  })

  it('is not claimed of what stands in a repeat and may be many', () => {
    const people: SurveyDefinition['survey'][number] = { type: 'repeat', name: 'people', children: [yn('member')] }
    expect(codes(people, { type: 'text', name: 'both', relevant: "${member} = 'yes' and ${member} = 'no'" })).toEqual(
      [],
    )
  })
})

describe('values taken for what they are not', () => {
  it.each([
    ['a number and a word', "${n} = 'old'"],
    ['a day and a number', '${d} > 5'],
    ['the order of choices that are words', '${c} > 2'],
    ['less than nothing', "${n} < ''"],
    ['texts that are added', "${n} + ' years' = ''"],
    ['selected() of a number', "selected(${n}, '1')"],
  ])('are found: %s', (_, relevant) => {
    const asked: SurveyDefinition['survey'] = [{ type: 'integer', name: 'n' }, { type: 'date', name: 'd' }, yn('c')]
    expect(codes(...asked, { type: 'text', name: 'a', relevant })).toContain('type-mismatch relevant of a')
  })

  it.each(["${n} = '5'", "${d} > '2026-01-01'", '${d} > today()', '${g} > 1', '${n} + ${g} > 3', "${n} != ''"])(
    'are not seen in %s',
    (relevant) => {
      const asked: SurveyDefinition['survey'] = [
        { type: 'integer', name: 'n' },
        { type: 'date', name: 'd' },
        { type: 'select_one', name: 'g', list: 'ages' },
      ]
      expect(codes(...asked, { type: 'text', name: 'a', relevant })).toEqual([])
    },
  )
})
