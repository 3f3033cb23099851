import { expect, test } from '@playwright/test'
import { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { SurveyPage } from './survey-page.ts'

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

test('the browser finds an app to install in the language of the page, and nothing wrong with it', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  const manifest = async () => {
    const { data, errors } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    return JSON.parse(data || '{}') as { name?: string; dir?: string } // What the build wrote.
  }
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=ar`)
  await survey.isControlledByWorker()
  await expect.poll(manifest).toMatchObject({ name: wordsOf('ar').app('app.name.title'), dir: 'rtl' })
  await survey.chooseLanguage('fr')
  await expect.poll(manifest).toMatchObject({ name: wordsOf('fr').app('app.name.title'), dir: 'ltr' })
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // Tests run in a window that leaves no traces, where no browser installs anything.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])

  for (const path of ['/facilitator/', '/withdraw/']) {
    await page.goto(`${endpoint.url}${path}?lang=es`)
    await expect.poll(manifest).toMatchObject({ name: wordsOf('es').app('app.name.title') })
  }
})

test('an offer of the browser to install waits until somebody has sent her answers', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await expect(page.locator('link[rel=manifest]')).toBeAttached()
  const isHeldBack = await page.evaluate(() => !dispatchEvent(new Event('beforeinstallprompt', { cancelable: true })))
  expect(isHeldBack).toBe(true)
  await expect(page.getByRole('button', { name: survey.words.app('install.add.label') })).toHaveCount(0)
})
