import { describe, expect, it } from 'vitest'
import { checkAnswers, createSession } from '../../src/engine/index.ts'
import { aForm, anEnv } from './support/a-session.ts'

const settings = { target: 1, baseline: { count: 0, source: '' }, parts: ['answers', 'contacts'] }
const form = aForm(
  [
    { type: 'select_one', name: 'consent', list: 'yes_no', required: 'true()' },
    {
      type: 'group',
      name: 'main',
      relevant: "${consent} = 'yes'",
      children: [
        { type: 'integer', name: 'age', constraint: '. >= 18' },
        { type: 'select_multiple', name: 'fruits', list: 'fruit', choice_filter: "colour != 'none'" },
        { type: 'calculate', name: 'adult', calculation: '${age} >= 18' },
        { type: 'text', name: 'school', relevant: "${adult} = 'false'" },
        { type: 'repeat', name: 'r', parameters: 'max=2', children: [{ type: 'text', name: 'q', required: 'true()' }] },
      ],
    },
    {
      type: 'group',
      name: 'contact',
      relevant: "${consent} = 'yes'",
      part: 'contacts',
      children: [
        { type: 'text', name: 'how', required: 'true()' },
        { type: 'text', name: 'phone', relevant: "${how} = 'phone'" },
        { type: 'calculate', name: 'age_band', calculation: "if(${age} > 30, 'old', 'young')" },
      ],
    },
  ],
  { settings },
)

const check = (answers: unknown, part = 'answers') => checkAnswers(form, part, answers, anEnv)

describe('checking answers', () => {
  it('finds nothing in what a session submits', () => {
    const session = createSession(form, anEnv)
    session.set('/consent', 'yes')
    session.set('/main/age', '20')
    session.set('/main/r[1]/q', 'x')
    session.set('/contact/how', 'phone')
    for (const [part, answers] of Object.entries(session.toSubmission())) expect(check(answers, part)).toEqual([])
  })

  it('names the rule that an answer breaks', () => {
    expect(check({})).toEqual([{ path: '/consent', rule: 'required' }])
    expect(check({ consent: 'maybe' })).toEqual([{ path: '/consent', rule: 'choice' }])
    expect(check({ consent: 'yes', main: { age: '17' } })).toEqual([{ path: '/main/age', rule: 'constraint' }])
    expect(check({ consent: 'yes', main: { age: 'x' } })).toEqual([{ path: '/main/age', rule: 'type' }])
    expect(check({ consent: 'yes', main: { fruits: 'apple other' } })).toEqual([
      { path: '/main/fruits', rule: 'choice' },
    ])
    expect(check({ consent: 'no', main: { age: '20' } })).toEqual([{ path: '/main/age', rule: 'not-relevant' }])
    expect(check({ consent: 'no', extra: '1' })).toEqual([{ path: '/extra', rule: 'unknown' }])
    expect(check({ consent: 'no', main: 'x' })).toEqual([{ path: '/main', rule: 'shape' }])
    expect(check({ consent: ['yes'] })).toContainEqual({ path: '/consent', rule: 'shape' })
    expect(check({ consent: 'yes', main: { r: [{ q: '' }] } })).toEqual([{ path: '/main/r[1]/q', rule: 'required' }])
    expect(check({ consent: 'yes', main: { r: [{ q: '1' }, { q: '2' }, { q: '3' }] } })).toEqual([
      { path: '/main/r', rule: 'shape' },
    ])
  })

  it('computes calculations itself, and does not believe the sender', () => {
    expect(check({ consent: 'yes', main: { age: '20', adult: 'false', school: 'x' } })).toEqual([
      { path: '/main/school', rule: 'not-relevant' },
    ])
  })

  it('takes relevance for granted where it depends on another part', () => {
    expect(check({ contact: { how: 'phone', phone: '1', age_band: 'old' } }, 'contacts')).toEqual([])
    expect(check({}, 'contacts')).toEqual([])
    expect(check({ contact: { how: 'mail', phone: '1' } }, 'contacts')).toEqual([
      { path: '/contact/phone', rule: 'not-relevant' },
    ])
    expect(check({ contact: { phone: '1' } }, 'contacts')).toContainEqual({ path: '/contact/how', rule: 'required' })
  })

  it('calls what belongs to another part unknown', () => {
    expect(check({ consent: 'no', contact: { how: 'x' } })).toEqual([{ path: '/contact/how', rule: 'unknown' }])
  })

  it('does not stumble over hostile input', () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 50_000; depth += 1) deep = { main: deep }
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))
    const hostile: unknown[] = [null, undefined, 1, 'x', [], [[]], deep, many, { consent: 'x'.repeat(1_000_000) }]
    for (const answers of hostile) expect(check(answers).length).toBeLessThanOrEqual(100)
    expect(check(JSON.parse('{"consent":"no","__proto__":{"main":{}},"constructor":{"prototype":1}}'))).toHaveLength(2)
  })

  it('repeats no answer in its findings', () => {
    expect(JSON.stringify(check({ consent: 'no', 'my name is Ana': '1' }))).not.toContain('Ana')
  })
})
