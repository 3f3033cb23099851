import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SurveyNode } from '../../src/contract/definition.ts'
import type { NodeState, Session } from '../../src/engine/index.ts'
import { checkAnswers } from '../../src/engine/index.ts'
import { aRespondent, definition, env, form } from '../support/femig-survey.ts'

/** What would tell who she is or whom she named, by the question it is typed into. */
const marks: Readonly<Record<string, string>> = {
  org_name: 'Zorgname',
  mapping_name: 'Zpublished',
  mapping_website: 'https://zwebsite.example/us',
  mapping_public_email: 'zpublic@x.example',
  mapping_city: 'Zcity',
  contact_name: 'Zcontact',
  contact_value: 'zreachme@x.example',
  leader_name: 'Zleader',
  leader_org: 'Zmovement',
  leader_email: 'zleader@x.example',
  leader_why: 'Zwork',
}
const phone = '+99 555 0001 777'
const details = {
  contact_email: 'zteam@x.example',
  ethics_reference: 'Zreb',
  privacy_url: 'https://zprivacy.example',
  withdrawal_deadline: '2031-01-31',
}
const everyMark = [...Object.values(marks), phone, ...Object.values(details)]

/** Which of them may leave the device, and in which part. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  answers: [],
  mapping: Object.entries(marks).flatMap(([name, mark]) =>
    name === 'org_name' || name.startsWith('mapping_') ? [mark] : [],
  ),
  contacts: ['Zcontact', 'zreachme@x.example', phone],
  leaders: ['Zleader', 'Zmovement', 'zleader@x.example', 'Zwork'],
}

const partOf = new Map<string, string>()
const noteParts = (node: SurveyNode) => {
  if ('children' in node) node.children.forEach(noteParts)
  else partOf.set(node.name, node.part ?? 'answers')
}
definition.survey.forEach(noteParts)

interface Step {
  readonly where: number
  readonly what: number
  readonly kind: 'answer' | 'take back' | 'add' | 'remove'
}
const step: fc.Arbitrary<Step> = fc.record({
  where: fc.nat(9999),
  what: fc.nat(9999),
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('answer' as const) },
    { weight: 1, arbitrary: fc.constantFrom('take back' as const, 'add' as const, 'remove' as const) },
  ),
})
/** Most people get into the survey and many say yes; without that, random answers would hardly ever reach section H. */
const route = fc.record({
  link: fc.constantFrom('leader', 'staff', 'ally', 'none_of_these'),
  consents: fc.record({
    consent_mapping: fc.constantFrom('yes', 'yes', 'no', ''),
    consent_followup: fc.constantFrom('yes', 'yes', 'no', ''),
    consent_leaders: fc.constantFrom('yes', 'yes', 'no', ''),
    has_policy_example: fc.constantFrom('yes', 'no', ''),
    mapping_fields: fc.constantFrom('name', 'name website public_email city country regions org_type'),
  }),
  steps: fc.array(step, { minLength: 20, maxLength: 150 }),
})

function textFor({ name, source, choices = [] }: NodeState, what: number): string {
  const names = choices.map((choice) => choice.name)
  const pick = names[what % Math.max(names.length, 1)] ?? ''
  switch (source.type) {
    case 'select_one':
      return pick
    case 'select_multiple':
    case 'rank':
      return names.filter((_, at) => source.type === 'rank' || (what >> (at % 12)) & 1).join(' ') || pick
    case 'acknowledge':
      return 'OK'
    case 'date':
      return String(1990 + (what % 30))
    case 'integer':
    case 'range':
    case 'decimal':
      return String(1 + (what % 5))
    default:
      if (name === 'contact_value' && what % 2) return phone
      return marks[name] ?? `words ${what}`
  }
}

function take({ kind, where, what }: Step, session: Session): void {
  const of = (test: (node: NodeState) => boolean) => {
    const found = session.nodes().filter((node) => node.relevant && test(node))
    return found[where % Math.max(found.length, 1)]
  }
  const isAnswerable = (node: NodeState) =>
    node.kind === 'question' && !['note', 'hidden', 'calculate'].includes(node.source.type)
  const repeat = of((node) => node.kind === 'repeat')
  if (repeat && kind === 'add') session.add(repeat.path)
  const instance = of((node) => node.kind === 'repeat-instance')
  if (instance && kind === 'remove') session.remove(instance.path)
  const node = of(isAnswerable)
  if (node && kind === 'answer') session.set(node.path, textFor(node, what))
  // Consent to take part stays: without it there is nothing left to look at.
  if (node && kind === 'take back' && !node.path.startsWith('/sec_a')) session.set(node.path, '')
}

function walk({
  link,
  consents,
  steps,
}: {
  link: string
  consents: Readonly<Record<string, string>>
  steps: readonly Step[]
}): Session {
  const she = aRespondent(details).answer({ consent_participate: 'OK', age_18_plus: 'yes', respondent_link: link })
  she.answer(consents)
  for (const { session, next } of steps.map((next) => ({ session: she.session, next }))) take(next, session)
  return she.session
}

function leafNames(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leafNames)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'string' ? [name] : leafNames(inner)))
}

describe('whatever way somebody takes through the survey', () => {
  it('keeps every name, address and number out of the answers, and each in its own part', () => {
    fc.assert(
      fc.property(route, (taken) => {
        for (const [part, answers] of Object.entries(walk(taken).toSubmission())) {
          const sent = JSON.stringify(answers)
          const leaked = everyMark.filter((mark) => sent.includes(mark) && !allowed[part]?.includes(mark))
          expect(leaked, part).toEqual([])
          expect(
            leafNames(answers).filter((name) => partOf.get(name) !== part),
            part,
          ).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is tried here by ways long enough to fill in all that may travel at all', () => {
    const sent = fc
      .sample(route, { numRuns: 150, seed: 184 })
      .map((taken) => JSON.stringify(walk(taken).toSubmission()))
    const travelling = Object.values(allowed).flat()
    expect(travelling.filter((mark) => !sent.some((text) => text.includes(mark)))).toEqual([])
  })

  it('sends nothing of a part without the consent to it', () => {
    fc.assert(
      fc.property(route, (taken) => {
        const session = walk(taken)
        const parts = Object.keys(session.toSubmission())
        const says = (consent: string) => session.evaluate(`\${${consent}} = 'yes'`)
        if (!says('consent_mapping')) expect(parts).not.toContain('mapping')
        if (!says('consent_followup')) expect(parts).not.toContain('contacts')
        if (!says('consent_leaders')) expect(parts).not.toContain('leaders')
      }),
      { numRuns: 150 },
    )
  })

  it('sends nothing that the endpoint, reading the same definition, would object to and the screen did not', () => {
    fc.assert(
      fc.property(route, (taken) => {
        const session = walk(taken)
        // Empty repetitions stay behind, so the numbers of later ones may differ.
        const bare = (path: string) => path.replaceAll(/\[\d+\]/g, '')
        const told = new Set(session.violations().map(({ path }) => bare(path)))
        for (const [part, answers] of Object.entries(session.toSubmission())) {
          const found = checkAnswers(form, part, JSON.parse(JSON.stringify(answers)), env)
          expect(
            found.filter(({ path }) => !told.has(bare(path))),
            part,
          ).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('goes on after the browser was killed exactly where it was', () => {
    fc.assert(
      fc.property(route, (taken) => {
        const session = walk(taken)
        const again = aRespondent(details, JSON.parse(JSON.stringify(session.save()))).session
        expect(again.toSubmission()).toEqual(session.toSubmission())
        expect(again.pages()).toEqual(session.pages())
      }),
      { numRuns: 50 },
    )
  })
})
