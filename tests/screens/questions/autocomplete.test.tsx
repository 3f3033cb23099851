import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { openForm } from '../../../src/engine/browser.ts'
import { startTexts } from '../../../src/i18n/index.ts'
import { Autocomplete } from '../../../src/screens/questions/autocomplete.tsx'
import { createRespond } from '../../../src/screens/respond/respond.ts'
import { newUuid } from '../../../src/sealing/index.ts'
import definition from '../../../survey-definitions/femig-global-cso/2026-12-01.json'

const form = openForm(definition as unknown as SurveyDefinition) // Checked by `npm run check`; its JSON type is too wide.
beforeEach(() => startTexts('en', ['app', 'femig-global-cso']))
afterEach(cleanup)

function aQuestion(path: string) {
  const respond = createRespond(
    form,
    { workshop: null, channel: null, language: null },
    {
      now: () => new Date('2026-11-23T10:00:00Z'),
      monotonicNow: () => performance.now(),
      timeZone: () => 'Asia/Kathmandu',
      newSeed: () => 7,
      newId: newUuid,
      device: () => import('../../../src/screens/respond/device.ts'),
      arrivedAt: null,
      goBack: () => undefined,
      remember: () => undefined,
    },
  )
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
