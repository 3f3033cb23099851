import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../src/contract/definition.ts'
import { checkAnswers, createSession, type NodeState, type Session } from '../../src/engine/index.ts'
import { aForm, anEnv } from '../engine/support/a-session.ts'

const settings = { target: 1, baseline: { count: 0, source: '' }, parts: ['answers', 'contacts'] }

const survey: SurveyDefinition['survey'] = [
  { type: 'hidden', name: 'code' },
  { type: 'select_one', name: 'works', list: 'yes_no', required: 'true()' },
  { type: 'integer', name: 'age', constraint: '. >= 18 and . < 120' },
  { type: 'date', name: 'since', appearance: 'year', constraint: '. <= today()' },
  { type: 'text', name: 'colour', default: 'red' },
  {
    type: 'group',
    name: 'work',
    relevant: "${works} = 'yes' and ${age} > 17",
    appearance: 'field-list',
    children: [
      { type: 'select_multiple', name: 'picked', list: 'fruit', choice_filter: 'colour = ${colour}' },
      {
        type: 'rank',
        name: 'ranked',
        list: 'fruit',
        relevant: 'count-selected(${picked}) > 1',
        choice_filter: 'selected(${picked}, name)',
      },
      { type: 'decimal', name: 'posts', calculation: '${age} * 2' },
      { type: 'text', name: 'shown', calculation: 'concat(${colour}, ${age})', trigger: '${works}' },
      { type: 'calculate', name: 'kept', calculation: 'once(${colour})' },
    ],
  },
  {
    type: 'repeat',
    name: 'people',
    relevant: "${works} != 'no'",
    parameters: 'min=1 max=4 drop_empty=true',
    children: [
      { type: 'text', name: 'who', default: "concat('p', position(..))" },
      { type: 'integer', name: 'years', required: "${who} != ''", constraint: ". <= ${age} or ${age} = ''" },
      { type: 'calculate', name: 'label', calculation: "concat(position(..), '/', count(${people}), ' ', ${who})" },
      {
        type: 'repeat',
        name: 'visits',
        repeat_count: '${years}',
        parameters: 'max=3',
        children: [{ type: 'text', name: 'visit' }],
      },
    ],
  },
  { type: 'calculate', name: 'sum', calculation: 'sum(${years})' },
  { type: 'calculate', name: 'everyone', calculation: "join(' ', ${who})" },
  {
    type: 'group',
    name: 'contact',
    part: 'contacts',
    relevant: "${works} = 'yes'",
    when_not_relevant: 'erase',
    children: [{ type: 'text', name: 'phone', required: 'true()', constraint: "regex(., '^[0-9]+$')" }],
  },
]
const form = aForm(survey, { settings })

type Action =
  | { readonly do: 'set'; readonly which: number; readonly text: string }
  | { readonly do: 'add' | 'remove'; readonly which: number }
  | { readonly do: 'move'; readonly which: number; readonly to: number }

const words = [
  '',
  'yes',
  'no',
  'red',
  'yellow',
  '18',
  '٢٥',
  '3',
  '-1',
  '2',
  'apple',
  'apple cherry',
  'cherry apple',
  '2012',
  '2012-02-30',
  '1,5',
  ' x ',
  'OK',
]
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      which: fc.nat(60),
      text: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('add' as const, 'remove' as const), which: fc.nat(10) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), which: fc.nat(10), to: fc.integer({ min: -1, max: 6 }) }),
  },
)
const actions = fc.array(action, { maxLength: 40 })

function act(session: Session, each: Action): readonly string[] {
  const pick = (kind: (node: NodeState) => boolean) => {
    const nodes = session.nodes().filter(kind)
    return nodes[each.which % Math.max(nodes.length, 1)]?.path
  }
  if (each.do === 'set') {
    const path = pick((node) => node.kind === 'question' && !node.readonly)
    return path === undefined ? [] : session.set(path, each.text).changed
  }
  const path = pick((node) => node.kind === (each.do === 'add' ? 'repeat' : 'repeat-instance'))
  if (path === undefined) return []
  switch (each.do) {
    case 'add':
      return session.add(path).changed
    case 'remove':
      return session.remove(path).changed
    case 'move':
      return session.move(path, each.to).changed
    default:
      return each satisfies never
  }
}

function restored(session: Session): Session {
  return createSession(form, { ...anEnv, saved: JSON.parse(JSON.stringify(session.save())) })
}

describe('any sequence of answers', () => {
  it('leaves the state that a full computation gives, and a submission that a restored session gives, too', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const session = createSession(form, anEnv)
        for (const each of all) act(session, each)
        const again = restored(session)
        expect(again.nodes()).toEqual(session.nodes())
        expect(again.toSubmission()).toEqual(session.toSubmission())
        expect(again.pages()).toEqual(session.pages())
      }),
      { numRuns: 100 },
    )
  })

  it('goes on after a restart as if there had been none', () => {
    fc.assert(
      fc.property(actions, actions, (before, after) => {
        const session = createSession(form, anEnv)
        for (const each of before) act(session, each)
        const again = restored(session)
        for (const each of after) expect([...act(again, each)].sort()).toEqual([...act(session, each)].sort())
        expect(again.nodes()).toEqual(session.nodes())
      }),
      { numRuns: 100 },
    )
  })

  it('tells exactly the paths whose state differs', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const session = createSession(form, anEnv)
        for (const each of all) {
          const before = new Map(session.nodes().map((node) => [node.path, node]))
          const changed = act(session, each)
          const after = new Map(session.nodes().map((node) => [node.path, node]))
          const paths = new Set([...before.keys(), ...after.keys()])
          const differing = [...paths].filter(
            (path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)),
          )
          expect([...changed].sort()).toEqual(differing.sort())
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is the same after an entry moved to any place and back, and in between no answer left its entry', () => {
    fc.assert(
      fc.property(actions, fc.nat(10), fc.integer({ min: 1, max: 4 }), (all, which, to) => {
        const session = createSession(form, anEnv)
        for (const each of all) act(session, each)
        const entries = session
          .nodes()
          .filter(({ kind, path }) => kind === 'repeat-instance' && /^\/people\[\d\]$/.test(path))
        const from = (which % entries.length) + 1
        const end = Math.min(to, entries.length)
        /** What was entered in an entry, whatever its place. */
        const entered = (position: number) =>
          session
            .nodes()
            .filter(({ path, source }) => path.startsWith(`/people[${position}]/`) && source.type !== 'calculate')
            .map(({ name, entered }) => [name, entered])
        const before = session.nodes()
        const answers = entries.map((_, index) => entered(index + 1))
        session.move(`/people[${from}]`, to)
        const expected = [...answers]
        expected.splice(end - 1, 0, ...expected.splice(from - 1, 1))
        expect(entries.map((_, index) => entered(index + 1))).toEqual(expected)
        expect(restored(session).nodes()).toEqual(session.nodes())
        session.move(`/people[${end}]`, from)
        expect(session.nodes()).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })

  it('never submits what is not relevant, and submits nothing that the endpoint finds fault with once no violation is left', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const session = createSession(form, anEnv)
        for (const each of all) act(session, each)
        const submission = session.toSubmission()
        for (const node of session.nodes()) {
          if (node.kind === 'question' && !node.relevant && !node.path.includes('[')) {
            const [, ...keys] = node.path.split('/')
            const value = keys.reduce<unknown>(
              (above, key) => (Object(above) === above ? Reflect.get(Object(above), key) : undefined),
              submission[node.path.startsWith('/contact') ? 'contacts' : 'answers'],
            )
            expect(value).toBeUndefined()
          }
        }
        const broken = session.violations().map(({ violation }) => violation)
        const found = Object.entries(submission).flatMap(([part, answers]) => checkAnswers(form, part, answers, anEnv))
        if (broken.length === 0) expect(found).toEqual([])
        expect(found.filter(({ rule }) => rule !== 'required' && rule !== 'constraint')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('anything at all sent as answers', () => {
  it('is judged, never stumbled over', () => {
    const key = fc.constantFrom(
      'works',
      'age',
      'work',
      'picked',
      'people',
      'who',
      'visits',
      'contact',
      '__proto__',
      'constructor',
      'toString',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.string(),
        fc.constantFrom(...words),
        fc.anything(),
        fc.dictionary(key, tie('tree')),
        fc.array(tie('tree')),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.constantFrom('answers', 'contacts', 'none', '__proto__'), (answers, part) => {
        expect(checkAnswers(form, part, answers, anEnv).length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 300 },
    )
  })
})
