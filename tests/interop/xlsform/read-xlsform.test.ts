import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../../../src/interop/spreadsheet/write-xlsx.ts'
import { importForm } from '../../../src/interop/xlsform/import-form.ts'
import { exported, readForm, substance, visibleCells } from './support/round-trip.ts'

/** A form of one survey sheet and, where given, others: the first row of each are its headings. */
function aForm(survey: string[][], more: Readonly<Record<string, string[][]>> = {}): Uint8Array {
  return writeXlsx(Object.entries({ survey, ...more }).map(([name, rows]) => ({ name, rows })))
}

const read = (survey: string[][], more?: Readonly<Record<string, string[][]>>) =>
  readForm(aForm(survey, more), 'form.xlsx')

/** `code` of each error or warning, with its cell. */
function findingsOf(survey: string[][], more?: Readonly<Record<string, string[][]>>): string[] {
  const result = importForm(aForm(survey, more), 'form.xlsx')
  if (result.status === 'failed') return [result.message]
  return result.findings.map(({ severity, code, sheet, row, letter }) => `${severity} ${code} ${sheet}!${letter}${row}`)
}

describe('an XLSForm', () => {
  it('is read whatever its headings look like, and gets them back as they were', () => {
    const bytes = aForm([
      ['Type', ' NAME ', 'label:English', 'label:Français (fr)', 'Relevance', 'bind:required', 'notes'],
      ['string', 'a', 'One', 'Un', ' . = 1 ', 'yes', 'x'],
    ])
    const form = readForm(bytes, 'form.xlsx')
    expect(form.definition).toMatchObject({
      languages: ['en', 'fr'],
      survey: [{ type: 'text', name: 'a', relevant: '. = 1', x: { type: 'string', relevant: ' . = 1 ', notes: 'x' } }],
    })
    expect(visibleCells(exported(form))['survey']).toEqual(visibleCells(bytes)['survey'])
  })

  it('keeps comments, empty rows, end rows and sheets of other tools', () => {
    const bytes = aForm(
      [
        ['type', 'name', 'label', 'note to self'],
        ['', '', '', 'draft of May'],
        [],
        ['begin group', 'g', 'Group'],
        ['text', 'a', 'A'],
        ['', '', '', 'ask again?'],
        ['end group', 'g', '', 'done'],
        ['', '', '', 'the end'],
      ],
      { changelog: [['when', 'what'], [], ['May', 'all of it']], settings: [['form_id'], ['f']] },
    )
    expect(visibleCells(exported(readForm(bytes, 'form.xlsx')))).toEqual(visibleCells(bytes))
  })

  it('keeps what choices cannot carry: mixed lists, comments, columns with our own names', () => {
    const bytes = aForm(
      [
        ['type', 'name', 'label'],
        ['select_one a', 'q', 'Q'],
      ],
      {
        choices: [
          ['list name', 'name', 'label', 'words', 'region'],
          ['a', '1', 'One', 'w', 'north'],
          ['b', '1', 'Uno'],
          [],
          ['a', '1', 'Another one', '', 'south'],
          ['a', '2', ''],
          ['', '', 'a comment'],
        ],
        settings: [['form_id'], ['f']],
      },
    )
    const form = readForm(bytes, 'form.xlsx')
    expect(form.definition.choices['a']).toEqual([
      { name: '1', region: 'north' },
      { name: '1', words: '1#2', region: 'south' },
      { name: '2' },
    ])
    expect(form.words.get('default')?.get('choices.a.1#2')).toBe('Another one')
    expect(visibleCells(exported(form))).toEqual(visibleCells(bytes))
  })

  it('gives words of their own to questions of one name in two groups, and to questions named like keys of ours', () => {
    const bytes = aForm([
      ['type', 'name', 'label'],
      ['text', 'title', 'Your title'],
      ['text', 'choices', 'Your choices'],
      ['begin_group', 'g', ''],
      ['text', 'title', 'Title of the book'],
      ['end_group'],
    ])
    const form = readForm(bytes, 'form.xlsx')
    expect(form.words.get('default')?.get('g/title.label')).toBe('Title of the book')
    expect(form.definition.survey[2]).toMatchObject({ children: [{ name: 'title', words: 'g/title' }] })
    expect(substance(readForm(exported(form), 'other.xlsx'))).toEqual(substance(form))
  })

  it('understands or_other, and writes it back as one row', () => {
    const bytes = aForm(
      [
        ['type', 'name', 'label'],
        ['select_one a or_other', 'q', 'Q'],
      ],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['a', '1', 'One'],
        ],
        settings: [['form_id'], ['f']],
      },
    )
    const form = readForm(bytes, 'form.xlsx')
    expect(form.definition.survey.map(({ name, relevant }) => [name, relevant])).toEqual([
      ['q', undefined],
      ['q_other', "selected(${q}, 'other')"],
    ])
    expect(form.definition.choices['a']?.map(({ name }) => name)).toEqual(['1', 'other'])
    expect(visibleCells(exported(form))).toEqual(visibleCells(bytes))
  })

  it('tells languages by their codes, their names, and those that nobody knows', () => {
    const headings = [
      'label::English (en)',
      'label::Kiswahili',
      'label::Tetun',
      'label::日本語',
      'label::Spanish',
      'label::es',
    ]
    const { definition } = read([
      ['type', 'name', ...headings],
      ['text', 'a', ...headings],
    ])
    expect(definition.languages).toEqual(['en', 'sw', 'und-x-tetun', 'ja', 'es', 'es-x-es'])
    expect(
      read(
        [
          ['type', 'name', 'label', 'label::French'],
          ['text', 'a', 'A', 'B'],
        ],
        { settings: [['default_language'], ['English']] },
      ).definition,
    ).toMatchObject({
      default_language: 'en',
      languages: ['en', 'fr'],
    })
  })

  it('follows what was changed in the definition, and forgets the old spelling', () => {
    const form = read([
      ['type', 'name', 'label', 'required'],
      ['string', 'a', 'A', 'yes'],
    ])
    const [question] = form.definition.survey
    const edited = {
      ...form,
      definition: { ...form.definition, survey: [{ ...question!, type: 'integer' as const, required: '${a} > 1' }] },
    } // it has one question
    expect(visibleCells(exported(edited))['survey']?.[1]).toEqual(['integer', 'a', 'A', '${a} > 1'])
  })
})

describe('findings of an import', () => {
  it('name the cell of what keeps a form from being used', () => {
    const headings = ['type', 'name', 'label', 'relevant', 'calculation', 'parameters', 'trigger']
    const codes = findingsOf([
      headings,
      ['txt', 'a', 'A'],
      ['text', '', 'B'],
      ['text', 'c d', 'C'],
      ['text', 'e', 'E', "${ee} = '1'"],
      ['text', 'e', 'E again'],
      ['calculate', 'f', ''],
      ['range', 'h', 'H', '', '', 'start=1 step=0'],
      ['select_one nowhere', 'i', 'I'],
      ['text', 'j', 'J', '', '', '', 'a'],
      ['', 'k', 'K'],
      ['end_group'],
      ['begin_group', 'l', 'L'],
    ])
    expect(codes.sort()).toEqual(
      [
        'error unknown-type survey!A2',
        'error missing-name survey!B3',
        'error invalid-name survey!B4',
        'error unknown-name survey!D5',
        'error duplicate-name survey!B6',
        'error missing-calculation survey!E7',
        'error invalid-parameters survey!F8',
        'error unknown-list survey!A9',
        'error invalid-trigger survey!G10',
        'error missing-type survey!A11',
        'error unmatched-end survey!A12',
        'error unmatched-begin survey!A13',
        ...codes.filter((code) => code.includes('syntax') || code.includes('unsupported')),
      ].sort(),
    )
  })

  it('name what ODK would stumble over later', () => {
    const codes = findingsOf([
      ['type', 'name', 'label', 'calculation', 'trigger', 'repeat_count', 'big-image', 'media::image'],
      ['select_one_from_file towns.csv', 'a', 'A'],
      ['calculate', 'b', '', "pulldata('towns', 'x', 'y', '1')"],
      ['xml-external', 'towns'],
      ['integer', 'c'],
      ['integer', 'd', 'D', '1', '${b}'],
      ['integer', 'r_count', 'Count'],
      ['begin_repeat', 'r', 'R', '', '', '2 + 1'],
      ['note', 'n', 'Look', '', '', '', 'large.png'],
      ['end_repeat'],
    ])
    expect(codes.filter((code) => code.startsWith('error'))).toEqual([
      'error duplicate-name survey!F8',
      'error missing-label survey!C5',
      'error unseen-trigger survey!E6',
      'error missing-image survey!G9',
      'error ambiguous-source survey!A4',
    ])
  })

  it('are mere warnings where people of Kobo rely on it', () => {
    const choices = [
      ['list_name', 'name', 'label'],
      ['a', '1', 'One'],
      ['a', '1', 'Uno'],
    ]
    expect(
      findingsOf([['type', 'name', 'label'], ['begin_group', 'meta', ''], ['select_one a', 'q', 'Q'], ['end_group']], {
        choices,
      }),
    ).toEqual(['warning duplicate-choice choices!B3', 'warning reserved-name survey!B2'])
    const allowed = { choices, settings: [['allow_choice_duplicates'], ['yes']] }
    expect(
      findingsOf(
        [
          ['type', 'name', 'label'],
          ['select_one a', 'q', 'Q'],
        ],
        allowed,
      ),
    ).toEqual([])
  })

  it('say of a function that only other tools have that it is kept', () => {
    const form = aForm([
      ['type', 'name', 'calculation'],
      ['calculate', 'age', "cht:difference-in-months('2020-01-01', today())"],
    ])
    const result = importForm(form, 'form.xlsx')
    expect(result.status === 'ok' && result.findings).toMatchObject([
      { severity: 'warning', code: 'unsupported', row: 2, column: 'calculation' },
    ])
    expect(visibleCells(exported(readForm(form, 'form.xlsx')))['survey']?.[1]?.[2]).toBe(
      "cht:difference-in-months('2020-01-01', today())",
    )
  })

  it('are one sentence for groups in groups without end', () => {
    const groups = Array.from({ length: 20_000 }, (_, n) => ['begin_group', `g${n}`])
    expect(findingsOf([['type', 'name'], ...groups])).toEqual([
      'Groups are nested deeper than 40 levels in row 42 of "survey". Move some of them up.',
    ])
  })

  it('are one sentence where there is no form at all', () => {
    expect(findingsOf([[]], { Sheet2: [['a']] })).toEqual([
      'The sheet "survey" has no column "type" in its first row. Put the headings there: type, name, label.',
    ])
    const other = importForm(
      writeXlsx([
        { name: 'a', rows: [] },
        { name: 'b', rows: [] },
      ]),
      'x.xlsx',
    )
    expect(other).toMatchObject({ status: 'failed', message: expect.stringContaining('no sheet named "survey"') })
  })
})
