import { cleanup, render } from '@testing-library/preact'
import type { Choice, SurveyDefinition, SurveyNode } from '../../../../src/contract/definition.ts'
import { App } from '../../../../src/screens/respond/app.tsx'
import type { Respond } from '../../../../src/screens/respond/respond.ts'
import { aRespondent } from '../../support/a-respondent.ts'

const fruit: Choice[] = [{ name: 'apple' }, { name: 'pear' }, { name: 'fig' }]

const surveyOf = (survey: SurveyNode[]): SurveyDefinition => ({
  id: 'kinds',
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
  choices: { fruit },
  // What the app itself notes on the way to another page.
  survey: [...survey, { type: 'hidden', name: 'sections_reached' }],
})

/** Somebody at a survey of these questions, on one page. */
export const aPageOf = (...children: SurveyNode[]): Respond =>
  aSurveyOf({ type: 'group', name: 'all', appearance: 'field-list', children })

/** Somebody at the first page of such a survey. */
export function aSurveyOf(...survey: SurveyNode[]): Respond {
  // What the test before has drawn.
  cleanup()
  const respond = aRespondent({ survey: surveyOf(survey) })
  render(<App respond={respond} />)
  return respond
}

/** The controls come in a file of their own. */
export const waiting = { timeout: 10_000 }
