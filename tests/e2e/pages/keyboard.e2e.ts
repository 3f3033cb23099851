import { expect, type Locator, test } from '@playwright/test'
import { shortestPath } from '../journeys/whole-path.ts'
import { Endpoint } from '../support/endpoint.ts'
import { KeyboardUser } from './keyboard-user.ts'
import { SurveyPage } from './survey-page.ts'

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

test('the whole way from consent to receipt needs no more than a keyboard', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  const keyboard = new KeyboardUser(page)
  const { app } = survey.words
  const heading = page.locator('main h1')
  const button = (key: string) => page.getByRole('button', { name: app(key), exact: true })
  const group = (question: string) =>
    page.getByRole('group', { name: new RegExp(`^${RegExp.escape(survey.words.label(question))}`) })
  const option = (question: string, list: string, code: string): Locator =>
    group(question).getByLabel(survey.words.choice(list, code), { exact: true })

  /** After every change of page the heading has the focus, so that reading and tabbing begin there. */
  const onBy = async (control: Locator) => {
    const before = await survey.place()
    await keyboard.use(control)
    await expect(page.locator('main')).not.toHaveAttribute('data-place', before)
    await expect(heading).toBeFocused()
  }
  const onTo = async (place: RegExp) => {
    while (!place.test(await survey.place())) {
      const skip = page.getByRole('button', { name: /^Skip/ })
      await onBy((await skip.isVisible()) ? skip : button('page.continue.label'))
    }
  }

  await page.goto(`${endpoint.url}/?lang=en`)
  await keyboard.use(button('page.continue.label'))
  await expect(page.getByRole('alert')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  const consent = page.getByRole('checkbox')
  await expect(consent).toBeFocused()
  await keyboard.press('Space')
  await expect(consent).toBeChecked()
  await expect(page.getByRole('alert')).toBeHidden()
  await onBy(button('page.continue.label'))

  const skipLink = page.getByRole('link', { name: app('app.content.skip') })
  await keyboard.goTo(skipLink, 'Shift+Tab')
  await expect(skipLink).toBeInViewport()
  await keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await keyboard.press('Tab')
  await expect(button('page.back.label')).toBeFocused()
  await survey.isAt(/a_link$/)
  await keyboard.chooseIn(group('age_18_plus'), option('age_18_plus', 'yes_no', 'yes'))
  await keyboard.chooseIn(group('respondent_link'), option('respondent_link', 'respondent_link', 'leader'))
  await onBy(button('page.continue.label'))

  await keyboard.goTo(group('org_country').getByRole('searchbox'))
  await page.keyboard.type('albania')
  await keyboard.press('Enter')
  await expect(group('org_country').getByRole('radio', { name: 'Albania', exact: true })).toBeChecked()
  await onBy(button('page.continue.label'))
  await onTo(/b_profile$/)
  await keyboard.chooseIn(group('org_type'), option('org_type', 'org_type', 'network'))
  await onBy(button('page.continue.label'))

  await onTo(/e_strategies$/)
  for (const code of ['coalitions', 'litigation', 'data'])
    await keyboard.use(option('strategies_pick', 'strategies', code), 'Space')
  await onBy(button('page.continue.label'))
  const lastUp = group('strategies_rank').locator('li').last().getByRole('button').first()
  const last = page.getByRole('button', { name: (await lastUp.getAttribute('aria-label')) ?? '', exact: true })
  for (const position of [2, 1]) {
    await keyboard.use(last)
    await expect(
      group('strategies_rank')
        .locator('li')
        .nth(position - 1)
        .getByRole('button')
        .first(),
    ).toBeFocused()
    await expect(last).toBeFocused()
    await expect(page.getByText(`now ${position} of 3`)).toBeAttached()
  }
  await onBy(button('page.continue.label'))

  const scale = group('policy_feminist_rating')
  await keyboard.goTo(scale.getByRole('radio').first())
  await keyboard.press('Space')
  for (let step = 0; step < 3; step += 1) await keyboard.press('ArrowRight')
  await expect(scale.getByText(app('range.chosen.status').replace('{{value}}', '3'))).toBeVisible()
  await onBy(button('page.continue.label'))

  await onTo(/^review$/)
  await onBy(page.getByRole('button', { name: /^Change: .*country/i }).first())
  await survey.isAt(/org_country$/)
  await keyboard.goTo(button('page.back.label'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await survey.isAt('review')
  await expect(heading).toBeFocused()
  await onBy(button('review.send.label'))
  await survey.isAt('done')
  await expect(survey.fate('received')).toBeVisible()
})

test('what is missing at the end is named, and its link leads to the field on its page', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await shortestPath(survey)
  const lines = page.locator('.review-line').filter({ hasText: survey.words.label('consent_followup') })
  await lines.getByRole('button').click()
  await survey.choose('consent_followup', 'yes_no', 'yes')
  await page.goBack()
  await survey.isAt('review')
  await survey.press('review.send.label')
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: survey.words.message('contact_value', 'required_message') }).click()
  await survey.isAt(/h_contact$/)
  await expect(survey.field('contact_value')).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByText(survey.words.message('contact_value', 'required_message'))).toHaveCount(2)
})
