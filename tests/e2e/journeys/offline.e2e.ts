import { expect, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { CaptivePortal } from '../support/captive-portal.ts'
import { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { shortestPath } from './whole-path.ts'

let endpoint: Endpoint
test.beforeEach(async ({ page }) => {
  endpoint = await Endpoint.start()
  await page.goto(`${endpoint.url}/?lang=en`)
  await new SurveyPage(page, 'en').isControlledByWorker()
})
test.afterEach(() => endpoint.kill())

test('one visit is enough for every link and all five languages without a server', async ({ page }) => {
  await endpoint.kill()

  await page.goto(`${endpoint.url}/w/bog_2025?lang=fr`)
  await expect(page.getByText(wordsOf('fr').choice('workshop', 'bog_2025'))).toBeVisible()
  await page.goto(`${endpoint.url}/?w=mex_2025&s=qr&lang=ar`)
  await expect(page.getByText(wordsOf('ar').choice('workshop', 'mex_2025'))).toBeVisible()
  await page.goto(`${endpoint.url}/?lang=en`)
  const english = new SurveyPage(page, 'en')
  await english.agree('consent_participate')
  await english.continue()
  await english.choose('age_18_plus', 'yes_no', 'yes')
  await english.choose('respondent_link', 'respondent_link', 'staff')
  await english.continue()
  for (const language of ['es', 'fr', 'sq', 'ar', 'en']) {
    await english.chooseLanguage(language)
    const survey = new SurveyPage(page, language)
    await expect(page.getByRole('button', { name: survey.words.app('page.continue.label'), exact: true })).toBeVisible()
    // A name that no two of the five languages share.
    await survey.pickCountry('org_country', 'ES')
    await expect(page.getByRole('radio', { name: survey.words.country('ES'), exact: true })).toBeChecked()
  }
})

test('the next visit can be read before any script runs, in the language of the last one, without a server', async ({
  page,
}) => {
  const kept = () => page.evaluate(async () => (await caches.match('/', { cacheName: 'femig-first-page' }))?.text())
  await expect.poll(kept).toContain('id="words"')
  await endpoint.kill()
  for (const path of ['/', '/w/bog_2025', '/?w=bog_2025&s=qr']) {
    await page.goto(endpoint.url + path)
    await expect(page.locator('.language-list')).toBeVisible()
    // Only a page that was drawn by the build brings its words along.
    expect(await page.locator('#words').count(), path).toBe(1)
  }
  await page.goto(`${endpoint.url}/?lang=ar`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('main h1')).toBeVisible()
  expect(await page.locator('#words').count()).toBe(0)
})

test('a captive portal’s page is no receipt: the response waits, and the server gets it once', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await endpoint.kill()
  const portal = await CaptivePortal.openAt(endpoint.port)
  await shortestPath(survey)
  // Whatever the screen says on the way is noted, so that a word that only flashed up is seen as well.
  await page.evaluate(() => {
    const fates = Object.assign(window, { fates: new Set<string>() }).fates
    new MutationObserver(() => {
      const fate = document.querySelector<HTMLElement>('[data-fate]')?.dataset['fate']
      if (fate) fates.add(fate)
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  const fates = () => page.evaluate(() => [...(window as unknown as { fates: Set<string> }).fates])
  await survey.press('review.send.label')
  const offers = () => portal.asked.filter((asked) => asked === 'POST /api/v1/submissions').length
  await expect.poll(offers).toBeGreaterThan(0)
  const before = offers()
  await survey.press('done.retry.label')
  await expect.poll(offers).toBeGreaterThan(before)
  await expect(survey.fate('saved')).toBeVisible()
  expect(await fates()).not.toContain('received')

  await portal.close()
  await endpoint.start()
  await survey.press('done.retry.label')
  await expect(survey.fate('received')).toBeVisible()
  expect(await endpoint.progress()).toMatchObject({ received: 1 })
})
