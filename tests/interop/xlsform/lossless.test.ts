import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Sheet } from '../../../src/interop/spreadsheet/workbook.ts'
import { writeXlsx } from '../../../src/interop/spreadsheet/write-xlsx.ts'
import { importForm } from '../../../src/interop/xlsform/import-form.ts'
import { readXlsform } from '../../../src/interop/xlsform/read-xlsform.ts'
import { fromTextTree, toTextTree } from '../../../src/interop/xlsform/words.ts'
import { writeXlsform } from '../../../src/interop/xlsform/write-xlsform.ts'
import { substance } from './support/round-trip.ts'

vi.setConfig({ testTimeout: 60_000 })

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    'a',
    'b',
    'title',
    'choices',
    'other',
    'yes',
    ' No ',
    'true()',
    '${a} = 1',
    '“smart”',
    'two words',
    '1.0',
    'meta',
  ),
  fc.constantFrom('regex(., "^a$")', "selected(${b}, 'x')", 'x\u00a0y', 'l1', 'l2', 'a.b', '__count'),
  fc.string({ maxLength: 4 }),
)
const type = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'text',
      'string',
      'integer',
      'note',
      'calculate',
      'select_one l1',
      'select multiple l2',
      'rank l1',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'begin group',
      'begin_group',
      'begin repeat',
      'end group',
      'end_group',
      'end_repeat',
      'END REPEAT',
    ),
  },
  fc.constantFrom(
    'select_one l1 or_other',
    'select_one_from_file f.csv',
    'begin loop over l1',
    'audit',
    'start',
    'dateTime',
    'percentage',
    'Phone Number',
    'gps',
    'nonsense',
    '',
  ),
)
const surveyHeadings = [
  'name',
  'label',
  'label::English (en)',
  'label::Français (fr)',
  'hint::fr',
  'Relevance',
  'required',
  'bind::constraint',
  'constraint_message',
  'default',
  'media::image',
  'femig::part',
  'count',
  'notes',
  'label',
  'disabled',
  '',
]
const choiceHeadings = [
  'name',
  'label',
  'label::English (en)',
  'media::audio::English (en)',
  'region',
  'words',
  'exclusive',
  'femig::exclusive',
  '',
]
const settingsHeadings = [
  'form_id',
  'form_title',
  'form_title::French (fr)',
  'version',
  'default_language',
  'style',
  'instance_name',
  'femig::target',
  'allow_choice_duplicates',
]

/** A sheet with its first column given and any of the others, in any order. */
const sheet = (
  name: string,
  first: string,
  firstCell: fc.Arbitrary<string>,
  headings: readonly string[],
  rows: number,
): fc.Arbitrary<Sheet> =>
  fc.shuffledSubarray([...headings]).chain((chosen) =>
    fc
      .array(fc.tuple(firstCell, fc.array(text, { minLength: chosen.length, maxLength: chosen.length })), {
        maxLength: rows,
      })
      .map((cells) => ({ name, rows: [[first, ...chosen], ...cells.map(([one, more]) => [one, ...more])] })),
  )

const workbook = fc
  .tuple(
    sheet('survey', 'type', type, surveyHeadings, 9),
    fc.option(sheet('Choices', 'list name', fc.constantFrom('l1', 'l2', 'l1', ''), choiceHeadings, 7), {
      nil: undefined,
    }),
    fc.option(sheet('settings', 'form_id', text, settingsHeadings, 2), { nil: undefined }),
    fc.option(sheet('my notes', 'x', text, ['y'], 2), { nil: undefined }),
  )
  .map((sheets) => ({ sheets: sheets.filter((each) => each !== undefined) }))

/** What stands in each cell, without spaces around it alone. */
const cells = (sheets: readonly Sheet[]) => {
  const shown = sheets.map(({ name, rows }) => {
    const filled = rows.map((row) => {
      const plain = row.map((cell) => (cell.trim() === '' ? '' : cell))
      return plain.slice(0, plain.findLastIndex((cell) => cell !== '') + 1)
    })
    return [name, filled.slice(0, filled.findLastIndex((row) => row.length > 0) + 1)] as const
  })
  return Object.fromEntries(shown)
}

it('no form loses anything on its way in and out, however wrong it is', () => {
  fc.assert(
    fc.property(workbook, (form) => {
      const read = readXlsform(form, 'a form')
      if (read.status === 'failed') throw new Error(read.message)
      const written = writeXlsform(read.definition, read.words)
      const again = readXlsform({ sheets: written }, 'another name')
      expect(again.status === 'ok' && substance(again)).toEqual(substance(read))

      const before = cells(form.sheets)
      const after = cells(written)
      // The id that a form without one was given stands in its settings from then on.
      for (const sheets of [before, after]) delete sheets['settings']
      expect(after).toEqual(before)
      for (const texts of read.words.values())
        expect(new Map([...fromTextTree(toTextTree(texts))].sort())).toEqual(new Map([...texts].sort()))
    }),
    { numRuns: 120 },
  )
})

it('every form gives findings with a cell, and never an exception', () => {
  fc.assert(
    fc.property(workbook, (form) => {
      const read = importForm(writeXlsx(form.sheets), 'a form.xlsx')
      if (read.status === 'failed') throw new Error(read.message)
      for (const { message, sheet: name } of read.findings)
        expect([message, name].every((part) => part.length > 0)).toBe(true)
    }),
    { numRuns: 30 },
  )
})
