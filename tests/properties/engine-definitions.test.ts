import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SurveyNode, SurveyQuestion } from '../../src/contract/definition.ts'
import { createSession, type Form, type NodeState, openForm, type Session } from '../../src/engine/index.ts'
import { aDefinition, anEnv } from '../engine/support/a-session.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const
const types = [
  'text',
  'integer',
  'decimal',
  'date',
  'select_one',
  'select_multiple',
  'rank',
  'calculate',
  'note',
] as const

/** An expression about one or two other questions. */
type About = (one: string, other: string) => string

const conditions: readonly About[] = [
  (one) => `\${${one}} = 'yes'`,
  (one) => `\${${one}} != ''`,
  (one, other) => `\${${one}} > \${${other}} or count(\${${one}}) > 1`,
  (one) => `selected(\${${one}}, 'apple') and position(..) < 3`,
]
const values: readonly About[] = [
  (one, other) => `concat(\${${one}}, '-', \${${other}})`,
  (one) => `sum(\${${one}}) + 1`,
  (one) => `if(\${${one}} = '', 'apple', \${${one}})`,
  (one) => `join(' ', \${${one}}[. != ''])`,
  () => 'position(..) * 2',
]
const condition = fc.constantFrom(...conditions)
const value = fc.constantFrom(...values)
const maybe = (expression: fc.Arbitrary<About>) => fc.option(expression, { nil: undefined, freq: 2 })

const plan = fc.record({
  type: fc.constantFrom(...types),
  relevant: maybe(condition),
  required: maybe(condition),
  readonly: fc.option(condition, { nil: undefined, freq: 6 }),
  constraint: fc.constantFrom(undefined, ". != 'apple'", '. > 1', "regex(., '^[0-9a-z ]+$')"),
  calculation: maybe(value),
  trigger: fc.option(
    fc.constant<About>((one) => `\${${one}}`),
    { nil: undefined, freq: 5 },
  ),
  default: fc.oneof(fc.constantFrom(undefined, 'apple', '2', '2026-01-01'), value),
  choice_filter: fc.constantFrom(
    undefined,
    () => "colour = 'red'",
    (one: string) => `colour != \${${one}}`,
  ),
  inside: fc.constantFrom('nothing', 'nothing', 'group', 'repeat', 'counted'),
  isErased: fc.boolean(),
  one: fc.nat(20),
  other: fc.nat(20),
})
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

/** @param earlier the questions that this one may look at, so that no circle comes about */
function questionFrom(each: Plan, own: string, earlier: readonly string[]): SurveyQuestion {
  const isSelect = each.type.startsWith('select') || each.type === 'rank'
  const isAsked = each.type !== 'note'
  const about = (expression: About | string | undefined): string | undefined => {
    if (typeof expression !== 'function') return expression
    const [one, other] = [earlier[each.one % earlier.length], earlier[each.other % earlier.length]]
    return one === undefined || other === undefined ? undefined : expression(one, other)
  }
  const columns = {
    list: isSelect ? 'fruit' : undefined,
    relevant: about(each.relevant),
    readonly: about(each.readonly),
    required: isAsked ? about(each.required) : undefined,
    constraint: isAsked ? each.constraint : undefined,
    calculation: isAsked ? about(each.calculation) : undefined,
    trigger: isAsked && each.calculation ? about(each.trigger) : undefined,
    default: isAsked ? about(each.default) : undefined,
    choice_filter: isSelect ? about(each.choice_filter) : undefined,
  }
  const there = Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined))
  return { type: each.type, name: own, ...there }
}

function nodeFrom(each: Plan, own: string, earlier: readonly string[]): SurveyNode {
  const question = questionFrom(each, own, earlier)
  if (each.inside === 'nothing') return question
  const erased = each.isErased ? { when_not_relevant: 'erase' as const } : {}
  const { relevant } = question
  const shared = { name: `in_${own}`, children: [question], ...erased, ...(relevant !== undefined && { relevant }) }
  if (each.inside === 'group') return { type: 'group', ...shared }
  const counting = earlier[each.other % earlier.length]
  const isCounted = each.inside === 'counted' && counting !== undefined
  return { type: 'repeat', ...shared, ...(isCounted && { repeat_count: `\${${counting}}` }), parameters: 'max=4' }
}

const forms: fc.Arbitrary<Form> = fc
  .tuple(
    fc.array(plan, { minLength: names.length, maxLength: names.length }),
    // Who may look at whom has nothing to do with the order on the page.
    fc.shuffledSubarray([...names], { minLength: names.length }),
  )
  .map(([plans, order]) => {
    const nodes = plans.map((each, index) => {
      const own = names[index] ?? ''
      return nodeFrom(each, own, order.slice(0, order.indexOf(own as (typeof names)[number])))
    })
    return openForm(aDefinition(nodes))
  })

const step = fc.record({
  which: fc.nat(40),
  act: fc.constantFrom('set', 'set', 'set', 'set', 'add', 'remove', 'move'),
  text: fc.oneof(
    fc.constantFrom(
      '',
      'yes',
      'no',
      'apple',
      'apple cherry',
      'apple cherry banana other',
      '1',
      '2',
      '3.5',
      '2026-01-01',
      ' x ',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function take(session: Session, { which, act, text }: Step): void {
  const pick = (isIt: (node: NodeState) => boolean) => {
    const found = session.nodes().filter(isIt)
    return found[which % Math.max(found.length, 1)]?.path
  }
  const kind = act === 'set' ? 'question' : act === 'add' ? 'repeat' : 'repeat-instance'
  const path = pick((node) => node.kind === kind && !node.readonly)
  if (path === undefined) return
  if (act === 'set') session.set(path, text)
  else if (act === 'add') session.add(path)
  else if (act === 'remove') session.remove(path)
  else session.move(path, 1 + (which % 3))
}

describe('any definition, answered in any order', () => {
  it('never throws, and stands after each step as a full computation would have it', () => {
    fc.assert(
      fc.property(forms, fc.array(step, { maxLength: 25 }), (form, steps) => {
        const session = createSession(form, anEnv)
        for (const each of steps) take(session, each)
        const saved = JSON.parse(JSON.stringify(session.save()))
        const again = createSession(form, { ...anEnv, saved })
        expect(again.nodes()).toEqual(session.nodes())
        expect(again.toSubmission()).toEqual(session.toSubmission())
      }),
      { numRuns: 150 },
    )
  })

  it('sends every relevant answer and no other', () => {
    fc.assert(
      fc.property(forms, fc.array(step, { maxLength: 15 }), (form, steps) => {
        const session = createSession(form, anEnv)
        for (const each of steps) take(session, each)
        const { answers = {} } = session.toSubmission()
        for (const { path, kind, source, relevant, value } of session.nodes()) {
          if (kind !== 'question' || source.type === 'note') continue
          const keys = path
            .split('/')
            .slice(1)
            .flatMap((key) => key.split(/[[\]]/).filter((part) => part !== ''))
          const sent = keys.reduce<unknown>((above, key) => {
            if (Object(above) !== above) return undefined
            return Reflect.get(Object(above), Array.isArray(above) ? Number(key) - 1 : key)
          }, answers)
          expect(sent, path).toEqual(relevant ? value : undefined)
        }
      }),
      { numRuns: 150 },
    )
  })
})
