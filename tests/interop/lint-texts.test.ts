import { describe, expect, it } from 'vitest'
import { lintTexts } from '../../src/interop/lint-texts.ts'
import { textStamp } from '../../src/interop/text-stamp.ts'
import { aDefinition } from '../engine/support/a-session.ts'

const definition = aDefinition(
  [
    { type: 'group', name: 'g', children: [{ type: 'select_one', name: 'a', list: 'yn' }] },
    { type: 'text', name: 'picture' },
  ],
  { languages: ['en', 'fr'], choices: { yn: [{ name: 'yes' }, { name: 'no' }] } },
)

const words = {
  en: {
    title: 'T',
    'g.label': 'Group',
    'a.label': 'A',
    'a.hint': 'Hint',
    'picture.image': 'p.png',
    'choices.yn.yes': 'Yes',
    'choices.yn.no': 'No',
  },
  fr: {
    title: 'T',
    'g.label': 'Groupe',
    'a.label': 'A',
    'picture.image': 'p.png',
    'choices.yn.yes': 'Oui',
    'b.label': 'B',
  },
}

const asMap = (said: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  new Map(Object.entries(said).map(([language, texts]) => [language, new Map(Object.entries(texts))]))

describe('the words of a survey', () => {
  it('are found missing or of no use, each with its place in the definition', () => {
    expect(lintTexts([definition], asMap(words), new Map()).map(({ code, at }) => [code, at])).toEqual([
      ['choice-without-label', { column: 'label', pointer: '/choices/yn/1' }],
      ['missing-text', { question: 'a', column: 'hint', pointer: '/survey/0/children/0' }],
      ['unused-text', { column: 'label' }],
    ])
  })

  it('are found older than the text that they were made from', () => {
    const stamps = new Map([
      [
        'fr',
        new Map([
          ['a.label', textStamp('What A was')],
          ['g.label', textStamp('Group')],
        ]),
      ],
    ])
    const stale = lintTexts([definition], asMap(words), stamps).filter(({ code }) => code === 'stale-text')
    expect(stale.map(({ at }) => at.question)).toEqual(['a'])
  })

  it('are left alone where another version needs them, and where there are none at all', () => {
    const older = aDefinition([{ type: 'text', name: 'b' }])
    expect(lintTexts([definition, older], asMap(words), new Map()).map(({ code }) => code)).not.toContain('unused-text')
    expect(lintTexts([definition], new Map(), new Map())).toEqual([])
  })
})
