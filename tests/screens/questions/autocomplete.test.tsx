import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTexts } from '../../../src/i18n/index.ts'
import { Autocomplete } from '../../../src/screens/questions/autocomplete.tsx'
import { aRespondent } from '../support/a-respondent.ts'

beforeEach(() => startTexts('en', ['app', 'femig-global-cso']))
afterEach(cleanup)

function aQuestion(path: string) {
  const respond = aRespondent()
  for (const [name, text] of [
    ['/sec_a_consent/a_consent/consent_participate', 'OK'],
    ['/sec_a_consent/a_link/age_18_plus', 'yes'],
    ['/sec_a_consent/a_link/respondent_link', 'staff'],
    ['/sec_e_policy/e_practice/has_policy_example', 'yes'],
    [path, 'AL'],
  ] as const)
    respond.answer(name, text)
  const Drawn = () => {
    const node = respond.session().node(path)
    return node ? <Autocomplete node={node} respond={respond} isHeading={false} error={null} /> : null
  }
  render(<Drawn />)
  return { value: () => respond.session().node(path)?.value }
}

it('takes back a country that may be left out', () => {
  const { value } = aQuestion('/sec_e_policy/policy_examples[1]/example_country')
  expect(value()).toBe('AL')
  fireEvent.click(screen.getByRole('button', { name: 'Clear the choice' }))
  expect(value()).toBe('')
})

it('offers no way to take back the one country that must be given', () => {
  aQuestion('/sec_b_org/org_country')
  expect(screen.queryByRole('button', { name: 'Clear the choice' })).toBeNull()
})
