import { expect, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { storedParts } from '../support/stored-parts.ts'
import { shortestPath } from './whole-path.ts'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

const nothing = { answers: [], mapping: [], contacts: [], leaders: [], other_parts: [] }

/** As far as the page with "please specify", where something is written. */
async function toOrganisation(survey: SurveyPage, words: string): Promise<void> {
  await survey.page.goto(`${endpoint.url}/?lang=en`)
  await survey.toIdentity()
  await survey.continue()
  await survey.choose('org_type', 'org_type', 'other')
  await survey.write('org_type_other', words)
}

test('another language in the middle of a page changes every word at once and no answer', async ({ page }) => {
  const english = new SurveyPage(page, 'en')
  await toOrganisation(english, 'Care is work')
  await english.choose('org_size', 'org_size', 'staff_1_5')
  await english.write('org_paid_fte', '21')
  await english.press('page.continue.label')
  await expect(page).toHaveTitle(/^Error: /)
  const place = await english.place()

  for (const [language, direction] of [
    ['ar', 'rtl'],
    ['sq', 'ltr'],
  ] as const) {
    await english.chooseLanguage(language)
    const survey = new SurveyPage(page, language)
    const { app, message, label, choice } = survey.words
    await survey.isAt(place)
    await expect(page.locator('html')).toHaveAttribute('dir', direction)
    await expect(page).toHaveTitle(new RegExp(`^${app('error.document.title').replace('{{title}}', '.+')}$`))
    await expect(page).toHaveTitle(new RegExp(`${app('app.name.title')}$`))
    await expect(page.getByRole('heading', { level: 2, name: app('error.summary.title') })).toBeVisible()
    await expect(page.getByText(message('org_paid_fte', 'constraint_message'))).toHaveCount(2)
    await expect(page.getByRole('button', { name: app('page.continue.label'), exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: app('app.leave.label') })).toBeVisible()
    await expect(page.getByText(app('app.leave.hint'))).toBeVisible()
    await expect(page.getByText(label('org_type'))).toBeVisible()
    await expect(page.getByRole('radio', { name: choice('org_type', 'other') })).toBeChecked()
    await expect(page.getByRole('radio', { name: choice('org_size', 'staff_1_5') })).toBeChecked()
    await expect(survey.field('org_type_other')).toHaveValue('Care is work')
    await expect(survey.field('org_paid_fte')).toHaveValue('21')
  }
})

test('Back, Forward and a reload lose nothing, whichever button was pressed', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await toOrganisation(survey, 'Care is work')
  await survey.press('page.back.label')
  await survey.isAt(/b_identity$/)
  await page.goBack()
  await survey.isAt(/org_country$/)
  await expect(page.getByRole('radio', { name: 'Mexico' })).toBeChecked()
  await page.goForward()
  await page.goForward()
  await survey.isAt(/b_profile$/)
  await expect(survey.field('org_type_other')).toHaveValue('Care is work')
  await survey.isSaved()

  await page.reload()
  await survey.isAt(/b_profile$/)
  await expect(survey.field('org_type_other')).toHaveValue('Care is work')
  await survey.press('page.back.label')
  await survey.isAt(/b_identity$/)
})

test('what is no longer asked leaves the review and the submission, and comes back with its question', async ({
  page,
}) => {
  const survey = new SurveyPage(page, 'en')
  const change = async (question: string) => {
    const line = page.locator('.review-line').filter({ hasText: survey.words.label(question) })
    await line.getByRole('button').click()
    await expect(page.locator('main')).not.toHaveAttribute('data-place', 'review')
  }
  const typeIs = async (code: string) => {
    await change('org_type')
    await survey.choose('org_type', 'org_type', code)
  }
  const mapping = async (answer: 'yes' | 'no') => {
    await change('consent_mapping')
    await survey.choose('consent_mapping', 'yes_no', answer)
    await survey.continue()
  }
  await page.goto(`${endpoint.url}/?lang=en`)
  await shortestPath(survey)

  await typeIs('other')
  await survey.write('org_type_other', 'Care is work')
  await survey.continue()
  await expect(page.getByText('Care is work')).toBeVisible()
  await typeIs('network')
  await survey.continue()
  await survey.isAt('review')
  await expect(page.getByText('Care is work')).toHaveCount(0)
  await typeIs('other')
  await expect(survey.field('org_type_other')).toHaveValue('Care is work')
  await survey.choose('org_type', 'org_type', 'network')
  await survey.continue()

  await mapping('yes')
  await survey.isAt(/h_mapping$/)
  await survey.write('mapping_name', 'Migrant Women’s Circle')
  await survey.tick('mapping_fields', 'map_fields', 'name', 'public_email')
  await survey.write('mapping_public_email', 'circle@example.org')
  await survey.continue()
  await survey.isAt('review')
  await expect(page.getByText('circle@example.org')).toBeVisible()
  // A consent that is taken back takes with it what hung on it, for good.
  await mapping('no')
  await survey.isAt('review')
  await expect(page.getByText('circle@example.org')).toHaveCount(0)
  await mapping('yes')
  await survey.tick('mapping_fields', 'map_fields', 'name', 'public_email')
  await expect(survey.field('mapping_public_email')).toHaveValue('')
  await expect(survey.field('mapping_name')).toHaveValue('')
  await page.goBack()
  await survey.choose('consent_mapping', 'yes_no', 'no')
  await survey.continue()
  await survey.isAt('review')

  await survey.press('review.send.label')
  await expect(survey.fate('received')).toBeVisible()
  const stored = storedParts(endpoint.dataDir)
  expect(stored).toMatchObject({ ...nothing, answers: [{ sec_h_connect: { consent_mapping: 'no' } }] })
  expect(JSON.stringify(stored)).not.toMatch(/org_type_other|Care is work|circle@/)
})

test('who is not eligible is thanked and can send nothing', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/w/mex_2025?lang=en`)
  for (const [age, link] of [
    ['no', 'leader'],
    ['yes', 'none_of_these'],
  ] as const) {
    await survey.agree('consent_participate')
    await survey.continue()
    await survey.choose('age_18_plus', 'yes_no', age)
    await survey.choose('respondent_link', 'respondent_link', link)
    await survey.continue()
    await survey.isAt(/end_not_eligible$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(survey.words.label('end_not_eligible'))
    for (const key of ['page.continue.label', 'review.send.label'])
      await expect(page.getByRole('button', { name: survey.words.app(key) })).toHaveCount(0)
    await survey.press('ineligible.finish.label')
    await survey.isAt(/a_consent$/)
    await expect(page.getByRole('checkbox')).not.toBeChecked()
  }
  await page.reload()
  await survey.isAt(/a_consent$/)
  expect(await endpoint.progress()).toMatchObject({ received: 0 })
  expect(storedParts(endpoint.dataDir)).toEqual(nothing)
})

test('nothing of the link stays in the address bar, and a reload still knows the workshop', async ({ page }) => {
  const spanish = new SurveyPage(page, 'es')
  await page.goto(`${endpoint.url}/w/mex_2025?lang=es&s=qr`)
  const workshop = page.getByText(spanish.words.choice('workshop', 'mex_2025'))
  await expect(workshop).toBeVisible()
  expect(page.url()).toBe(`${endpoint.url}/`)
  await spanish.agree('consent_participate')
  await spanish.continue()
  expect(page.url()).toBe(`${endpoint.url}/`)
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('checkbox')).toBeChecked()
  await expect(workshop).toBeVisible()
})
