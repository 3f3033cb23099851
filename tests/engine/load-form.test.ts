import { describe, expect, it } from 'vitest'
import { loadForm } from '../../src/engine/index.ts'
import { aDefinition } from './support/a-session.ts'

/** Findings of a survey whose lists are all in use. */
function findings(...survey: unknown[]) {
  const users = [
    { type: 'select_one', name: 'uses_yes_no', list: 'yes_no' },
    { type: 'select_one', name: 'uses_fruit', list: 'fruit' },
  ]
  return loadForm({ ...aDefinition([]), survey: [...users, ...survey] }).findings
}

const only = (...survey: unknown[]) => {
  const found = findings(...survey)
  expect(found).toHaveLength(1)
  return found[0]
}

describe('loading a definition', () => {
  it('gives a form, and nothing to say about a sound one', () => {
    const result = loadForm(
      aDefinition([{ type: 'select_one', name: 'a', list: 'fruit' }], { choices: { fruit: [{ name: 'x' }] } }),
    )
    expect(result).toMatchObject({ status: 'ok', findings: [] })
  })

  it('locates a mistake of each kind, and says how to mend it', () => {
    expect(only({ type: 'integer', name: 'age' }, { type: 'text', name: 'b', relevant: '1 + ${agee}' })).toMatchObject({
      severity: 'error',
      code: 'unknown-name',
      message: 'b, relevant, character 5: there is no question named agee. Did you mean ${age}?',
      at: { question: 'b', column: 'relevant', position: 4, pointer: '/survey/3/relevant' },
    })
    expect(only({ type: 'text', name: 'age', relevant: "selectd(${uses_fruit}, 'apple')" })?.message).toMatch(
      /Did you mean selected\(\)\?$/,
    )
    expect(only({ type: 'text', name: 'a', constraint: 'if(.)' })?.message).toMatch(/if\(\) takes 3 arguments, not 1/)
    expect(only({ type: 'text', name: 'a', constraint: '. > ' })).toMatchObject({ code: 'syntax', at: { position: 3 } })
    expect(only({ type: 'integer', name: 'a' }, { type: 'text', name: 'b', relevant: 'a > 3' })?.message).toMatch(
      /written with \$\{\}: \$\{a\}/,
    )
    expect(only({ type: 'text', name: 'a', constraint: "regex(., '(')" })).toMatchObject({
      severity: 'error',
      code: 'invalid-regex',
    })
    expect(only({ type: 'text', name: 'a', constraint: "regex(., '^(?=a)a$')" })).toMatchObject({
      code: 'unsafe-regex',
    })
  })

  it('names the circle when questions depend on one another', () => {
    const found = findings(
      { type: 'calculate', name: 'a', calculation: '${b} + 1' },
      { type: 'calculate', name: 'b', calculation: '${c}' },
      { type: 'calculate', name: 'c', calculation: '${a}' },
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ code: 'cycle', at: { position: 0 } })
    expect(found[0]?.message).toMatch(/\(a -> b -> c -> a\)|\(b -> c -> a -> b\)|\(c -> a -> b -> c\)/)
  })

  it.each([
    ['a calculation of itself', { type: 'integer', name: 'a', calculation: '. + 1' }],
    ['relevance by its own answer', { type: 'integer', name: 'a', relevant: '${a} > 1' }],
    [
      'a group that depends on what is in it',
      { type: 'group', name: 'g', relevant: "${a} = ''", children: [{ type: 'text', name: 'a' }] },
    ],
    [
      'a repeat that counts by what is in it',
      { type: 'repeat', name: 'r', repeat_count: '${a}', children: [{ type: 'integer', name: 'a' }] },
    ],
  ])('calls %s a circle', (_, row) => {
    expect(only(row)?.code).toBe('cycle')
  })

  it('lets a constraint, a trigger and required look at the answer itself', () => {
    expect(findings({ type: 'integer', name: 'a', constraint: '. > 0', required: ". = ''" })).toEqual([])
    expect(
      findings({ type: 'text', name: 't' }, { type: 'integer', name: 'a', calculation: '. + 1', trigger: '${t}' }),
    ).toEqual([])
  })

  it('refuses a definition of the wrong shape with a place and a mend', () => {
    expect(only({ type: 'text', name: 'a', relevent: 'x' })).toMatchObject({
      code: 'unknown-column',
      message: 'a, /survey/2: there is no column relevent here. Did you mean relevant?',
      at: { question: 'a', pointer: '/survey/2' },
    })
    expect(only({ type: 'group', name: 'g', children: [{ type: 'text', name: 'a', required: true }] })).toMatchObject({
      message: 'a, /survey/2/children/0/required: must be a text, such as "true()".',
      at: { question: 'a', column: 'required', pointer: '/survey/2/children/0/required' },
    })
    expect(only({ type: 'txt', name: 'a' })?.message).toMatch(/is no type of question\. Choose one of text, integer/)
    expect(only({ type: 'text', name: 'a b' })?.message).toMatch(/only letters, digits, "_"/)
    expect(loadForm(null)).toMatchObject({ status: 'failed', findings: [{ at: { pointer: '' } }] })
  })

  it('does not go down a definition that is nested without end', () => {
    let row: unknown = { type: 'text', name: 'a' }
    for (let depth = 0; depth < 50_000; depth += 1) row = { type: 'group', name: 'g', children: [row] }
    expect(only(row)?.code).toBe('too-deep')
  })
})

describe('advice on a definition', () => {
  it.each([
    ['required-on-note', { type: 'note', name: 'a', required: 'true()' }],
    ['constraint-on-note', { type: 'note', name: 'a', constraint: '. > 1' }],
    ['required-on-hidden', { type: 'hidden', name: 'a', required: 'true()' }],
    ['missing-calculation', { type: 'calculate', name: 'a' }],
    ['trigger-without-calculation', { type: 'text', name: 'a', trigger: '${uses_fruit}' }],
    ['filter-without-list', { type: 'text', name: 'a', choice_filter: 'true()' }],
    ['needless-list', { type: 'text', name: 'a', list: 'fruit' }],
    ['invalid-default', { type: 'integer', name: 'a', default: 'many' }],
    ['bare-reference', { type: 'text', name: 'a', relevant: '${uses_fruit} and 1 = 1' }],
    ['bare-reference', { type: 'text', name: 'a', relevant: 'not(${uses_fruit})' }],
    ['unanchored-regex', { type: 'text', name: 'a', constraint: "regex(., '[0-9]+')" }],
    ['constraint-without-self', { type: 'text', name: 'a', constraint: "${uses_fruit} = 'apple'" }],
    ['unknown-choice', { type: 'text', name: 'a', relevant: "${uses_fruit} = 'aple'" }],
    ['unknown-choice', { type: 'select_one', name: 'a', list: 'yes_no', constraint: "not(selected(., 'maybe'))" }],
    ['duplicate-name', { type: 'group', name: 'g', children: [{ type: 'text', name: 'uses_fruit' }] }],
  ])('warns of %s', (code, row) => {
    expect(only(row)).toMatchObject({ severity: 'warning', code })
  })

  it.each([
    ['unknown-list', { type: 'select_one', name: 'a', list: 'friut' }],
    ['missing-list', { type: 'select_one', name: 'a' }],
    ['unknown-column', { type: 'select_one', name: 'a', list: 'fruit', choice_filter: "color = 'red'" }],
    ['unknown-part', { type: 'text', name: 'a', part: 'elsewhere' }],
    ['reserved-name', { type: 'text', name: '__proto__' }],
    ['duplicate-name', { type: 'text', name: 'uses_fruit' }],
    ['invalid-parameters', { type: 'repeat', name: 'a', parameters: 'min=3 max=2', children: [] }],
  ])('does not load with %s', (code, row) => {
    expect(only(row)).toMatchObject({ severity: 'error', code })
  })

  it('finds lists that are unused, empty or have a choice twice', () => {
    const choices = { unused: [{ name: 'a' }], twice: [{ name: 'a' }, { name: 'a' }], empty: [] }
    const survey = ['twice', 'empty'].map((list) => ({ type: 'select_one' as const, name: list, list }))
    const { findings: found } = loadForm(aDefinition(survey, { choices }))
    expect(found.map(({ code, at }) => [code, at.pointer])).toEqual([
      ['unused-list', '/choices/unused'],
      ['duplicate-choice', '/choices/twice/1/name'],
      ['empty-list', '/choices/empty'],
    ])
  })

  it('finds settings that point nowhere', () => {
    const settings = {
      target: 1,
      baseline: { count: 0, source: '' },
      parts: ['answers'],
      usable: '${x} > 1',
      organisation: { name: 'orgg', country: 'org' },
    }
    const { findings: found } = loadForm(
      aDefinition([{ type: 'text', name: 'org' }], { settings, choices: {}, default_language: 'xx' }),
    )
    expect(found.map(({ code, at }) => [code, at.pointer])).toEqual([
      ['unknown-name', '/settings/usable'],
      ['unknown-name', '/settings/organisation/name'],
      ['unknown-language', '/default_language'],
    ])
  })
})
