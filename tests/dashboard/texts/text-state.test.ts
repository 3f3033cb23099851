import { describe, expect, it } from 'vitest'
import type { TextCell, TextList, TextRow } from '../../../src/contract/texts.ts'
import { afterSigning, afterSuggesting } from '../../../src/dashboard/texts/after-deed.ts'
import { englishOf } from '../../../src/dashboard/texts/english-of.ts'
import { questionsOn } from '../../../src/dashboard/texts/page-preview.tsx'
import { pageNumbers } from '../../../src/dashboard/texts/screen-name.ts'
import {
  createFolded,
  everyText,
  filterAddress,
  filterOf,
  findRows,
  stateOf,
  type TextFilter,
  tallies,
} from '../../../src/dashboard/texts/text-state.ts'

const cell = (changes: Partial<TextCell> = {}): TextCell => ({ key: 'app:a.b', text: 'Vazhdo', ...changes })
const row = (id: string, cells: TextRow['cells'], changes: Partial<TextRow> = {}): TextRow => ({
  id,
  namespace: id.split(':')[0] ?? '',
  screens: ['respondent/start'],
  files: [],
  questions: [],
  cells,
  ...changes,
})
const on = '2026-12-03'

it.each<[string, Partial<TextCell>]>([
  ['missing', { text: '', isStale: true }],
  ['stale', { isStale: true, signed: [{ by: 0, on }] }],
  ['unreviewed', {}],
  ['unreviewed', { signed: [{ by: 0, on, isPast: true }] }],
  [
    'once',
    {
      signed: [
        { by: 0, on },
        { by: 1, on, isPast: true },
      ],
    },
  ],
  [
    'signed',
    {
      signed: [
        { by: 0, on },
        { by: 1, on },
      ],
    },
  ],
])('a text is %s with %j', (state, changes) => {
  expect(stateOf(cell(changes))).toBe(state)
})

const next = row('app:next', { en: [cell({ key: 'app:next', text: 'Next' })], sq: [cell({ key: 'app:next' })] })
const days = row(
  'dashboard:days',
  {
    en: ['one', 'other'].map((form) => cell({ key: `dashboard:days_${form}`, form, text: `{{count}} ${form}` })),
    ar: ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) =>
      cell({ key: `dashboard:days_${form}`, form, text: form === 'few' ? '' : 'أيّام' }),
    ),
  },
  { screens: ['desk/people', 'desk/audit'] },
)
const list: TextList = { rows: [next, days], signers: [{ name: 'Besa', organisation: 'Q' }], reviewers: [] }

it('counts every form of a counted text, on each screen on which it stands', () => {
  const found = tallies(list.rows, 'ar', ({ screens }) => screens)
  expect(found.get('desk/people')).toEqual(found.get('desk/audit'))
  expect(found.get('desk/people')).toMatchObject({ needed: 6, present: 5, missing: 1, unreviewed: 5, signed: 0 })
})

describe('what is shown', () => {
  const found = (filter: Partial<TextFilter>) =>
    findRows(list.rows, { ...everyText, ...filter }, createFolded()).map(({ id }) => id)
  it.each<[Partial<TextFilter>, string[]]>([
    [{}, ['app:next', 'dashboard:days']],
    [{ namespace: 'app' }, ['app:next']],
    [{ screen: 'desk/audit' }, ['dashboard:days']],
    [{ search: 'ايام' }, ['dashboard:days']],
    [{ search: 'VAZHDO next' }, ['app:next']],
    [{ state: 'missing', language: 'ar' }, ['dashboard:days']],
    [{ state: 'missing', language: 'sq' }, []],
    [{ state: 'suggested' }, []],
  ])('by %j', (filter, ids) => {
    expect(found(filter)).toEqual(ids)
  })

  it('stands in the address, and comes back from it', () => {
    const filter: TextFilter = { ...everyText, screen: 'survey/a/b', state: 'stale', language: 'sq', search: 'ë & =' }
    expect(filterOf(filterAddress(filter))).toEqual(filter)
    expect(filterOf('#texts/state=nonsense')).toEqual(everyText)
  })
})

it('shows at once what was signed, taken back, suggested and discarded', () => {
  const besa = { language: 'sq', account: 'besa', name: 'Besa', organisation: 'Q' }
  const drita = { ...besa, name: 'Drita' }
  const sq = ({ rows }: TextList) => rows[0]?.cells['sq']?.[0]
  const once = afterSigning(list, besa, ['app:next'], on)
  const twice = afterSigning(once, drita, ['app:next'], on)
  expect(sq(twice)?.signed).toEqual([
    { by: 0, on },
    { by: 1, on },
  ])
  expect(twice.signers[1]).toEqual({ name: 'Drita', organisation: 'Q' })
  expect(sq(afterSigning(twice, besa, ['app:next'], null))?.signed).toEqual([{ by: 1, on }])
  const suggested = afterSuggesting(list, 'sq', 'app:next', { text: 'Tutje', by: 'besa', on })
  expect(sq(suggested)?.suggestion?.text).toBe('Tutje')
  expect(sq(afterSuggesting(suggested, 'sq', 'app:next', undefined))).toEqual(sq(list))
})

it('holds each form of a language beside the English that it says', () => {
  const said = (form: string) => englishOf(list, cell({ key: `dashboard:days_${form}`, form }))
  expect([said('one'), said('few'), englishOf(list, cell({ key: 'app:next' }))]).toEqual([
    '{{count}} one',
    '{{count}} other',
    'Next',
  ])
})

it('draws a page of the questionnaire with its questions, hints and choices in order', () => {
  const on = { screens: ['survey/a/x'] }
  const rows = [
    row('s:work.label', {}, { ...on, questions: ['work'] }),
    row('s:work.hint', {}, { ...on, questions: ['work'] }),
    row('s:work.required_message', {}, { ...on, questions: ['work'] }),
    row('s:a.label', {}, { screens: ['survey/a'] }),
    row('s:age.label', {}, { ...on, questions: ['age'] }),
    row('s:choices.yes_no.yes', {}, { screens: ['survey/a/x', 'survey/b/y'], questions: ['age', 'other'] }),
  ]
  expect(
    questionsOn(rows, 'survey/a/x').map(({ name, hint, choices }) => [name, hint?.id, choices.map(({ id }) => id)]),
  ).toEqual([
    ['work', 's:work.hint', []],
    ['age', undefined, ['s:choices.yes_no.yes']],
  ])
  expect(questionsOn(rows, 'respondent/start')).toEqual([])
})

it('numbers the pages of each section', () => {
  const pages = ['survey/a/x', 'survey/a', 'survey/b/z', 'survey/a/y', 'survey/a/x'].map((screen) =>
    row(`s:${screen}`, {}, { screens: [screen] }),
  )
  expect([...pageNumbers(pages)]).toEqual([
    ['survey/a/x', 1],
    ['survey/b/z', 1],
    ['survey/a/y', 2],
  ])
})
