import { expect, type Page, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.beforeEach(async ({ page }) => {
  await page.route('https://www.wikipedia.org/', (route) => route.fulfill({ body: 'An encyclopedia' }))
  await page.route('https://before.example/', (route) => route.fulfill({ body: 'What was open before' }))
})
test.afterAll(() => endpoint.kill())

async function begin(page: Page): Promise<SurveyPage> {
  await page.goto('https://before.example/')
  await page.goto(`${endpoint.url}/w/mex_2025?lang=en`)
  const survey = new SurveyPage(page, 'en')
  await survey.isAt(/a_consent$/)
  return survey
}

async function answerThreePages(survey: SurveyPage): Promise<void> {
  await survey.toIdentity()
  await survey.write('org_name', 'Migrant Women’s Circle')
  await survey.isSaved()
}

/** Out, and back by the browser's own button: past the survey. */
async function leave(survey: SurveyPage): Promise<void> {
  const { page } = survey
  await survey.press('app.leave.label')
  await expect(page.getByText('An encyclopedia')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('What was open before')).toBeVisible()
  await page.goForward()
  await expect(page.getByText('An encyclopedia')).toBeVisible()
}

/** Nothing of hers is on the phone: not a draft, not a tick. */
async function isWiped(survey: SurveyPage): Promise<void> {
  await survey.isAt(/a_consent$/)
  await expect(survey.page.getByRole('checkbox')).not.toBeChecked()
  // By then the queue was asked for drafts as well.
  await expect(survey.page.locator('[data-total]')).toBeVisible()
  await survey.isAt(/a_consent$/)
}

test('whoever leaves in the middle leaves no draft, and Back leads past the survey', async ({ page }) => {
  const survey = await begin(page)
  await answerThreePages(survey)
  await leave(survey)
  // A script cannot delete entries: a single one is left ahead, and it is an empty survey.
  await page.goForward()
  await isWiped(survey)
  expect(await page.goForward()).toBeNull()
  await page.goto(endpoint.url)
  await isWiped(survey)
})

test('so does whoever had gone back, and whoever had reloaded and gone on', async ({ page }) => {
  const survey = await begin(page)
  await answerThreePages(survey)
  await survey.press('page.back.label')
  await survey.isAt(/org_country$/)
  await page.reload()
  await survey.isAt(/org_country$/)
  await survey.continue()
  await leave(survey)
  await page.goto(endpoint.url)
  await isWiped(survey)
})

test('whoever leaves on the first page leaves nothing ahead', async ({ page }) => {
  const survey = await begin(page)
  await survey.agree('consent_participate')
  await survey.isSaved()
  await leave(survey)
  expect(await page.goForward()).toBeNull()
  await page.goto(endpoint.url)
  await isWiped(survey)
})

test('the screen is empty and nameless at once, before anything else is waited for', async ({ page }) => {
  const seen: string[] = []
  await page.exposeFunction('see', (what: string) => seen.push(what))
  const survey = await begin(page)
  await page.evaluate(() => {
    const { see } = window as unknown as { see: (what: string) => void } // Exposed a few lines above.
    const look = () => see(`${document.body.hidden ? 'hidden' : 'shown'}: ${document.title}`)
    document.querySelector('.button-danger')?.addEventListener('click', () => queueMicrotask(look))
  })
  await survey.press('app.leave.label')
  await expect(page.getByText('An encyclopedia')).toBeVisible()
  expect(seen).toEqual(['hidden: www.wikipedia.org'])
})
