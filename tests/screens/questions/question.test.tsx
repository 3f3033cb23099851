import { render, screen } from '@testing-library/preact'
import { options, type VNode } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { startTexts } from '../../../src/i18n/index.ts'
import { App } from '../../../src/screens/respond/app.tsx'
import { aRespondent } from '../support/a-respondent.ts'

const questions = 40

const survey: SurveyDefinition = {
  id: 'wide',
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
  choices: { yes_no: [{ name: 'yes' }, { name: 'no' }] },
  survey: [
    {
      type: 'group',
      name: 'all',
      appearance: 'field-list',
      children: Array.from({ length: questions }, (_, index) => ({
        type: 'select_one' as const,
        name: `q${index}`,
        list: 'yes_no',
        // The second is asked where the first is answered with yes.
        ...(index === 1 ? { relevant: "${q0} = 'yes'" } : {}),
      })),
    },
  ],
}

let drawn: unknown[] = []
const before = options.diffed
beforeEach(async () => {
  await startTexts('en', ['app'])
  drawn = []
  options.diffed = (node: VNode) => {
    drawn.push(node.type)
    before?.(node)
  }
})
afterEach(() => {
  if (before) options.diffed = before
})

it('draws again only what an answer touches, however many questions the page has', async () => {
  const respond = aRespondent({ survey })
  render(<App respond={respond} />)
  const groups = () => screen.queryAllByRole('group').length
  await expect.poll(groups, { timeout: 10_000 }).toBe(questions - 1)
  drawn = []
  screen.getAllByRole<HTMLInputElement>('radio')[0]?.click()
  await expect.poll(groups, { timeout: 10_000 }).toBe(questions)
  // The first, which has an answer now, and the second, which appeared.
  expect(drawn.filter((type) => type === 'fieldset')).toHaveLength(2)
})

it('says of a kind of question that it cannot ask that it cannot, under the question’s own words', async () => {
  const respond = aRespondent({ survey: { ...survey, survey: [{ type: 'geotrace', name: 'way' }] } })
  render(<App respond={respond} />)
  await expect.poll(() => screen.queryByText(/cannot be answered here/), { timeout: 10_000 }).not.toBeNull()
  expect(screen.queryAllByRole('textbox')).toEqual([])
})
