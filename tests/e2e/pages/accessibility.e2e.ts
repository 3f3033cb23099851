import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { languages } from '../../../src/contract/routes.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { DeskPage } from './desk-page.ts'
import { SurveyPage } from './survey-page.ts'

type Words = Readonly<Record<'page' | 'contact', Readonly<Record<string, string>>>>
const wordsOf = (language: string): Words =>
  JSON.parse(readFileSync(`locales/${language}/pages/accessibility.json`, 'utf8')) as Words // `npm run check` reads it too
const titleOf = (language: string): string => wordsOf(language).page['title'] ?? ''

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

test.use({ viewport: { width: 320, height: 740 } })

test('the statement is a step away, in the language of the survey, and offline too', async ({ page, context }) => {
  const survey = new SurveyPage(page, 'ar')
  await page.goto(`${endpoint.url}/?lang=ar`)
  await survey.isControlledByWorker()
  await context.setOffline(true)
  await page.getByRole('link', { name: survey.words.app('accessibility.link.label') }).click()
  const heading = page.getByRole('heading', { level: 1 })
  // Without a script the page shows all languages; this says that the script has chosen.
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(heading).toHaveText(titleOf('ar'))
  await expect(page.getByText(wordsOf('ar').contact['none'] ?? '')).toBeVisible()
  expect(await inspectScreen(page, 'statement in ar')).toEqual([])

  await page.getByRole('link', { name: 'Français' }).click()
  await expect(heading).toHaveText(titleOf('fr'))
  await expect(heading).toBeFocused()
  await expect(page).toHaveTitle(new RegExp(`^${titleOf('fr')}`))
  expect(await inspectScreen(page, 'statement in fr')).toEqual([])
  await page.getByRole('link', { name: 'Retour au questionnaire' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('the statement names the team’s contact once there is one', async ({ page }) => {
  addCoordinator(endpoint, 'maria', 'seven small boats at dawn')
  const desk = new DeskPage(page, 'en')
  await page.goto(`${endpoint.url}/coordinator/?lang=en`)
  await desk.signIn('maria', 'seven small boats at dawn')
  await desk.enter('project')
  await desk.field('project.email.label').fill('team@example.org')
  await desk.button('project.save.label').click()
  await page.goto(`${endpoint.url}/accessibility/?lang=es`)
  await expect(page.getByText('Contacto: team@example.org')).toBeVisible()
  await expect(page.getByText(wordsOf('es').contact['none'] ?? '')).toBeHidden()
})

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false })

  test('the statement stands there in all five languages', async ({ page }) => {
    await page.goto(`${endpoint.url}/accessibility/`)
    for (const language of languages)
      await expect(page.getByRole('heading', { name: titleOf(language), exact: true })).toBeVisible()
  })
})
