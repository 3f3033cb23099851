import { describe, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../src/contract/definition.ts'
import { surveyTexts } from '../../src/interop/survey-texts.ts'
import { type Namespace, textCoverage } from '../../src/interop/text-coverage.ts'
import { textStamp } from '../../src/interop/text-stamp.ts'
import type { TextTree } from '../../src/interop/text-tree.ts'

const app: Namespace = {
  name: 'app',
  english: {
    page: { next: { label: 'Continue' }, help: { label: 'Contact: {{email}}' } },
    queue: {
      waiting_one: '{{count, number}} response is waiting',
      waiting_other: '{{count, number}} responses are waiting',
    },
  },
}

const check = (language: string, tree: TextTree, stamps = {}) =>
  textCoverage(language, [app], new Map([['app', tree]]), stamps).findings.map(
    ({ kind, message }) => `${kind}: ${message}`,
  )

describe('words of the interface', () => {
  it('finds nothing to say about English itself', () => {
    expect(textCoverage('en', [app], new Map([['app', app.english]]))).toMatchObject({
      needed: 4,
      present: 4,
      findings: [],
    })
  })

  it('names language, file and key of a missing translation, and its English', () => {
    const tree = {
      page: { help: { label: 'Kontakti: {{email}}' } },
      queue: { waiting_one: '{{count, number}} pret', waiting_other: '{{count, number}} presin' },
    }
    expect(check('sq', tree)).toEqual(['missing: locales/sq/app.json: page.next.label is missing; English: "Continue"'])
  })

  it('counts an empty translation as missing', () => {
    const tree = {
      page: { next: { label: ' ' }, help: { label: 'Kontakti: {{email}}' } },
      queue: { waiting_one: '{{count, number}} pret', waiting_other: '{{count, number}} presin' },
    }
    expect(check('sq', tree)).toHaveLength(1)
  })

  it('asks Arabic for six forms of a counted text and lets the forms for one single number go without the figure', () => {
    const page = { next: { label: 'متابعة' }, help: { label: 'للتواصل: {{email}}' } }
    const few = {
      waiting_few: '{{count, number}} إجابات',
      waiting_many: '{{count, number}} إجابة',
      waiting_other: '{{count, number}} إجابة',
    }
    const single = { waiting_zero: 'لا إجابات', waiting_one: 'إجابة واحدة', waiting_two: 'إجابتان' }
    expect(check('ar', { page, queue: { ...single, ...few } })).toEqual([])
    expect(check('ar', { page, queue: few })).toEqual([
      expect.stringContaining('queue.waiting_zero is missing'),
      expect.stringContaining('queue.waiting_one is missing'),
      expect.stringContaining('queue.waiting_two is missing'),
    ])
  })

  it('wants the figure in the French singular, which also stands for 0', () => {
    const queue = {
      waiting_one: 'une réponse attend',
      waiting_many: '{{count, number}} de réponses',
      waiting_other: '{{count, number}} réponses',
    }
    expect(
      check('fr', { page: { next: { label: 'Continuer' }, help: { label: 'Contact : {{email}}' } }, queue }),
    ).toEqual(['placeholder: locales/fr/app.json: queue.waiting_one lacks {{count, number}}'])
  })

  it('reports placeholders that were translated along', () => {
    const queue = { waiting_one: '{{count,number}} pret', waiting_other: '{{count, number}} presin' }
    expect(check('sq', { page: { next: { label: 'Vazhdo' }, help: { label: 'Kontakti: {{posta}}' } }, queue })).toEqual(
      [
        'placeholder: locales/sq/app.json: page.help.label lacks {{email}}',
        'placeholder: locales/sq/app.json: page.help.label has {{posta}}, which the English does not have',
      ],
    )
  })

  it('reports keys that English does not have, but lets any language say zero in its own way', () => {
    const tree = { ...app.english, page: { ...(app.english['page'] as TextTree), gone: { label: 'Old' } } }
    const queue = { waiting_zero: 'Asnjë', waiting_one: '{{count, number}}', waiting_other: '{{count, number}}' }
    expect(check('sq', { ...tree, queue })).toEqual([
      'extra: locales/sq/app.json: page.gone.label is in no English file of this name',
    ])
  })

  it('says once that a whole file is missing', () => {
    const { needed, present, findings } = textCoverage('ar', [app], new Map())
    expect({ needed, present, messages: findings.map(({ message }) => message) }).toEqual({
      needed: 8,
      present: 0,
      messages: ['locales/ar/app.json: the file is missing, and with it 8 texts'],
    })
  })

  it('calls a translation stale when the English changed after it', () => {
    const tree = {
      page: { next: { label: 'Vazhdo' }, help: { label: 'Kontakti: {{email}}' } },
      queue: { waiting_one: '{{count, number}} pret', waiting_other: '{{count, number}} presin' },
    }
    expect(check('sq', tree, { 'app:page.next.label': textStamp('Continue') })).toEqual([])
    expect(check('sq', tree, { 'app:page.next.label': textStamp('Next') })).toEqual([
      'stale: locales/sq/app.json: page.next.label was translated from an older English; now: "Continue"',
    ])
  })
})

const definition: SurveyDefinition = {
  id: 'small',
  version: '1',
  default_language: 'en',
  languages: ['en', 'sq'],
  settings: { target: 10, baseline: { count: 0, source: '' }, parts: ['answers'] },
  choices: {
    help: [{ name: 'legal' }, { name: 'legal_other' }],
    land: [{ name: 'AL' }, { name: 'prefer_not_to_say' }],
  },
  choice_labels: { land: 'territory' },
  survey: [
    { type: 'group', name: 'meta', children: [{ type: 'hidden', name: 'workshop' }] },
    {
      type: 'group',
      name: 'work',
      children: [
        { type: 'select_one', name: 'services', list: 'help', required: 'true()' },
        { type: 'integer', name: 'people' },
        { type: 'calculate', name: 'score', calculation: '1' },
        {
          type: 'repeat',
          name: 'examples',
          children: [{ type: 'text', name: 'example', constraint: 'string-length(.) < 9' }],
        },
      ],
    },
  ],
}

describe('words of a survey', () => {
  it('needs what a person can read, and no label where Unicode has one', () => {
    expect([...surveyTexts([definition]).needed].sort()).toEqual([
      'choices.help.legal',
      'choices.help.legal_other',
      'choices.land.prefer_not_to_say',
      'example.constraint_message',
      'example.label',
      'examples.label',
      'people.constraint_message',
      'people.label',
      'services.label',
      'services.required_message',
      'title',
      'work.label',
    ])
  })

  it('reports words that English lacks and words that belong to nothing', () => {
    const english = {
      title: 'Small',
      work: { label: 'Work' },
      gone: { label: 'Gone' },
      services: { label: 'Services', hint: 'Any', required_message: 'Say.' },
    }
    const small: Namespace = { name: 'small', english, survey: surveyTexts([definition]) }
    const { findings } = textCoverage('en', [small], new Map([['small', english]]))
    expect(findings.filter(({ kind }) => kind === 'extra').map(({ key }) => key)).toEqual(['gone.label'])
    expect(findings.filter(({ kind }) => kind === 'missing').map(({ key }) => key)).toContain(
      'choices.help.legal_other',
    )
  })

  it('reports a label that waits for the answer to a question that does not exist', () => {
    const english = { services: { label: `Services of \${people} in \${town}` } }
    const small: Namespace = { name: 'small', english, survey: surveyTexts([definition]) }
    const { findings } = textCoverage('en', [small], new Map([['small', english]]))
    expect(findings.filter(({ kind }) => kind === 'placeholder').map(({ message }) => message)).toEqual([
      `locales/en/small.json: services.label has \${town}, but no survey definition has such a question`,
    ])
  })

  it('does not take a choice called legal_other for a counted word', () => {
    const english = { choices: { help: { legal: 'Legal help', legal_other: 'Other legal help' } } }
    const known = new Set(['choices.help.legal', 'choices.help.legal_other'])
    const survey = { needed: new Set<string>(), known, answers: new Set<string>() }
    const { needed } = textCoverage('ar', [{ name: 'small', english, survey }], new Map())
    expect(needed).toBe(2)
  })
})
