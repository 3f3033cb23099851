import { cleanup, render, screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { startWithWords } from '../../../src/i18n/index.ts'
import { answerWords } from '../../../src/screens/respond/answer-words.ts'
import { App } from '../../../src/screens/respond/app.tsx'
import { aRespondent } from '../support/a-respondent.ts'

const survey: SurveyDefinition = {
  id: 'twice',
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
  choices: {
    towns: [
      { name: 'san_jose', land: 'cr' },
      { name: 'san_jose', words: 'san_jose#2', land: 'us' },
    ],
  },
  survey: [
    {
      type: 'group',
      name: 'all',
      appearance: 'field-list',
      children: [
        { type: 'group', name: 'mother', children: [{ type: 'text', name: 'age' }] },
        { type: 'group', name: 'child', children: [{ type: 'text', name: 'age', words: 'all/child/age' }] },
        { type: 'select_one', name: 'town', list: 'towns', choice_filter: "land = 'us'" },
      ],
    },
  ],
}

it('shows each of two questions and choices of one name its own words', async () => {
  cleanup()
  startWithWords('en', ['app', 'twice'], {
    twice: {
      'age.label': 'How old is she?',
      'all/child/age.label': 'How old is the child?',
      'choices.towns.san_jose': 'San José',
      'choices.towns.san_jose#2': 'San Jose, California',
    },
  })
  const respond = aRespondent({ survey })
  render(<App respond={respond} />)
  expect(await screen.findByLabelText('How old is she?', undefined, { timeout: 10_000 })).toBeTruthy()
  expect(screen.getByLabelText('How old is the child?')).toBeTruthy()
  screen.getByLabelText('San Jose, California').click()
  const town = respond.session().node('/all/town')
  expect(town && answerWords(town, respond.words)).toEqual(['San Jose, California'])
})
