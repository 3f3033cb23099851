import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { startTexts, t } from '../../../src/i18n/index.ts'
import { Text } from '../../../src/screens/questions/text.tsx'
import { asked } from '../aloud/asked.ts'
import { aRespondent, pathOf } from '../support/a-respondent.ts'

beforeAll(() => startTexts('en', ['app', 'femig-global-cso']))
afterEach(cleanup)

it('a long text says with its field how much room is left, after hint and error', () => {
  const respond = aRespondent()
  respond.answer(pathOf(respond, 'consent_participate'), 'OK')
  respond.answer(pathOf(respond, 'age_18_plus'), 'yes')
  respond.answer(pathOf(respond, 'respondent_link'), 'staff')
  respond.answer(pathOf(respond, 'org_country'), 'AL')
  render(<Text {...asked(respond, 'feminist_open', 'Too long.')} />)
  const ids = screen.getByRole('textbox').getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual([
    respond.words.of('feminist_open', 'hint'),
    `${t('error.prefix.label')} Too long.`,
    t('text.left.status', { count: 1500 }),
  ])
})
