import { expect, it } from 'vitest'
import { languages } from '../../../src/contract/routes.ts'
import { readCatalogue } from '../../../src/interop/translations/catalogue.ts'
import { LocaleFiles } from '../../../src/interop/translations/locale-files.ts'
import { screenAddress } from '../../../src/interop/translations/screens.ts'

const catalogue = readCatalogue(new LocaleFiles('.'), languages)

it.each([
  ['femig-global-cso:org_name.label', ['survey/sec_b_org/b_identity'], ['org_name']],
  ['femig-global-cso:sec_b_org.label', ['survey/sec_b_org'], []],
  ['femig-global-cso:title', ['respondent/start'], []],
  ['app:review.send.label', ['respondent/review'], []],
  ['dashboard:import.unknown_choice.finding', ['desk/imports'], []],
  ['dashboard:translations.doubts.label', ['desk/translations'], []],
  ['hub:hub.page.title', ['hub'], []],
])('%s stands on %j', (id, screens, questions) => {
  expect(catalogue.place(id)).toMatchObject({ screens, questions })
})

it('a choice stands with every question that offers it', () => {
  expect(catalogue.place('femig-global-cso:choices.yes_no.yes').questions.length).toBeGreaterThan(2)
})

it('every text of every file has a screen, and nine in ten a file that asks for it', () => {
  const ids = [...catalogue.words('en').known].map(([key]) => key.replace(/_(one|other)$/, ''))
  const places = ids.map((id) => catalogue.place(id))
  // A choice of the survey may be called `other`: its id is its key.
  const unplaced = ids.filter((id, at) => places[at]?.screens.length === 0 && !id.startsWith('femig'))
  expect(unplaced).toEqual([])
  expect(places.filter(({ files }) => files.length > 0).length / ids.length).toBeGreaterThan(0.9)
})

it('a screen can be opened in a language', () => {
  expect(screenAddress('facilitator/setup', 'ar')).toBe('/facilitator/?lang=ar#setup')
  expect(screenAddress('desk/exports', 'sq')).toBe('/coordinator/?lang=sq#exports')
  expect(screenAddress('survey/sec_b_org/b_identity', 'fr')).toBe('/?lang=fr')
})
