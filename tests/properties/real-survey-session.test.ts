import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSession, type NodeState, type Session } from '../../src/engine/index.ts'
import { env, form } from '../support/femig-survey.ts'

type Action =
  | { readonly do: 'answer'; readonly which: number; readonly how: number }
  | { readonly do: 'write'; readonly which: number; readonly text: string }
  | { readonly do: 'add' | 'remove'; readonly which: number }

const which = fc.nat(120)
const text = fc.oneof(
  fc.constantFrom(
    '',
    '2012',
    '٢٫٥',
    '1 250',
    'name@example.org',
    '+52 55 1234 5678',
    'example.org',
    ' a  b ',
    'e\u0301',
  ),
  fc.string({ unit: 'grapheme' }),
)
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), which, how: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), which, text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('add' as const, 'remove' as const), which }) },
)
/** What somebody does until her browser is closed, again and again. */
const sittings = fc.array(fc.array(action, { maxLength: 30 }), { minLength: 2, maxLength: 5 })

/** Only what is asked now can be answered; the number of the action says which of it, and which choice. */
function act(session: Session, action: Action): void {
  const asked = session.pages().flatMap(({ nodes }) => nodes.map((path) => session.node(path)))
  const among = (nodes: readonly (NodeState | undefined)[]) => nodes[action.which % Math.max(nodes.length, 1)]
  if (action.do !== 'answer' && action.do !== 'write') {
    const kind = action.do === 'add' ? 'repeat' : 'repeat-instance'
    const path = among(session.nodes().filter((node) => node.kind === kind && node.relevant))?.path
    if (path !== undefined) session[action.do](path)
    return
  }
  const question = among(asked.filter((node) => node?.kind === 'question' && node.source.type !== 'note'))
  if (!question) return
  if (action.do === 'write') session.set(question.path, action.text)
  else session.set(question.path, answerOf(question, action.how))
}

function answerOf({ source, choices = [], value }: NodeState, how: number): string {
  const choice = choices[how % Math.max(choices.length, 1)]?.name ?? ''
  switch (source.type) {
    case 'acknowledge':
      return how % 5 === 0 ? '' : 'OK'
    case 'select_multiple': {
      const chosen = value.split(' ').filter((name) => name !== choice)
      return [...chosen, choice].join(' ').trim()
    }
    case 'rank':
      return choices
        .map(({ name }) => name)
        .reverse()
        .join(' ')
    case 'select_one':
      return choice
    default:
      return String(how)
  }
}

/** All that a session says of its questions, as lines that are quick to compare. */
const standing = (session: Session): readonly string[] =>
  session
    .nodes()
    .map(({ path, entered, value, relevant, required, violation, choices }) =>
      JSON.stringify([path, entered, value, relevant, required, violation, choices?.length]),
    )

/** Consent and eligibility first, so that there is a survey to walk through; the actions may take it back. */
function begun(): Session {
  const session = createSession(form, { ...env, hidden: { workshop_code: 'mex_2025' } })
  session.set('/sec_a_consent/a_consent/consent_participate', 'OK')
  session.set('/sec_a_consent/a_link/age_18_plus', 'yes')
  session.set('/sec_a_consent/a_link/respondent_link', 'staff')
  return session
}

it('a survey that was put down and taken up again at any place is the survey that was never put down', () => {
  fc.assert(
    fc.property(sittings, (all) => {
      const whole = begun()
      let broken = begun()
      for (const actions of all) {
        // As a draft is kept: as JSON, and with the seed of the device that day.
        const saved = JSON.parse(JSON.stringify(broken.save()))
        broken = createSession(form, { ...env, seed: 99, saved })
        for (const each of actions) {
          act(whole, each)
          act(broken, each)
        }
        expect(standing(broken)).toEqual(standing(whole))
        expect(broken.pages()).toEqual(whole.pages())
        expect(JSON.stringify(broken.toSubmission())).toBe(JSON.stringify(whole.toSubmission()))
      }
    }),
    { numRuns: 15 },
  )
})
