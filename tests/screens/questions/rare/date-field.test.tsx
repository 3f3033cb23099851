import { fireEvent, render, screen } from '@testing-library/preact'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../../src/contract/definition.ts'
import { loadTerritoryNames, startTexts } from '../../../../src/i18n/index.ts'
import { dateOf, partsOf } from '../../../../src/screens/questions/rare/date-field.tsx'
import { App } from '../../../../src/screens/respond/app.tsx'
import { aRespondent } from '../../support/a-respondent.ts'

const survey: SurveyDefinition = {
  id: 'dates',
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
  choices: {},
  survey: [
    {
      type: 'group',
      name: 'all',
      appearance: 'field-list',
      children: [
        { type: 'date', name: 'met' },
        { type: 'date', name: 'since', appearance: 'month-year' },
      ],
    },
  ],
}

function aPage() {
  const respond = aRespondent({ survey })
  render(<App respond={respond} />)
  return respond
}

const waiting = { timeout: 10_000 }

describe('a date', () => {
  beforeEach(() => Promise.all([startTexts('sq', ['app', 'questions']), loadTerritoryNames()]))

  it('is typed and chosen in the page’s language, in any digits, and is kept while it is not whole', async () => {
    const respond = aPage()
    const [day, since] = await screen.findAllByLabelText<HTMLSelectElement>('Muaji', undefined, waiting)
    expect(day?.options[3]?.text).toBe('mars')
    const dayField = screen.getByLabelText<HTMLInputElement>('Dita')
    fireEvent.input(dayField, { target: { value: '٨' } })
    // A second digit must still be possible.
    expect(dayField.value).toBe('٨')
    fireEvent.change(day as Element, { target: { value: '03' } })
    expect(respond.session().node('/all/met')?.violation).toBe('type')
    fireEvent.input(screen.getAllByLabelText('Viti')[0] as Element, { target: { value: '2025' } })
    expect(respond.session().node('/all/met')).toMatchObject({ value: '2025-03-08', violation: null })

    fireEvent.change(since as Element, { target: { value: '12' } })
    respond.continueFrom('/all')
    // Not a day, for which there is no field.
    expect((await screen.findAllByText(/Shkruani muajin dhe vitin/)).length).toBeGreaterThan(0)
    fireEvent.input(screen.getAllByLabelText('Viti')[1] as Element, { target: { value: '2019' } })
    expect(respond.session().node('/all/since')?.value).toBe('2019-12-01')
  })

  it('comes back in the parts that it was made of', () => {
    const part = fc.stringMatching(/^\d{0,4}$/)
    fc.assert(
      fc.property(part, fc.constantFrom('', '01', '12'), fc.stringMatching(/^\d{0,2}$/), (year, month, day) => {
        expect(partsOf(dateOf({ year, month, day }, true))).toEqual({ year, month, day })
      }),
    )
  })
})
