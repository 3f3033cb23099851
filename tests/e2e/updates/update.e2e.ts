import { expect, type Page, test } from '@playwright/test'
import { languages } from '../../../src/contract/routes.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Deployments } from '../support/deployments.ts'

/** 1 for files named `….v1.js`; the version whose code runs in the page. */
const versionOf = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Number(/\.v(\d)\.js/.exec(document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '')?.[1]),
  )

const lookForUpdate = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

/** A mark that a reload would wipe. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isUntouched: true }))
const isUntouched = (page: Page) => page.evaluate(() => 'isUntouched' in window)

const waitingWorker = (page: Page) =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), {
      timeout: 30_000,
    })
    .toBe('installed')

/** In the page. */
const keptForms = async (): Promise<unknown> => {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('femig-settings')
    request.onsuccess = () => resolve(request.result)
  })
  const asked = database.transaction('settings').objectStore('settings').getAllKeys()
  await new Promise((resolve) => asked.addEventListener('success', resolve))
  database.close()
  return asked.result.filter((name) => String(name).startsWith('form/'))
}

/** In the page. */
const formsOfDrafts = async (): Promise<unknown> => {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('femig')
    request.onsuccess = () => resolve(request.result)
  })
  const asked = database.transaction('sealedDrafts').objectStore('sealedDrafts').getAll()
  await new Promise((resolve) => asked.addEventListener('success', resolve))
  database.close()
  return asked.result.map(({ formVersion }) => formVersion)
}

let site: Deployments
test.beforeEach(async () => {
  site = await Deployments.start()
})
test.afterEach(() => site.stop())

async function openSurvey(page: Page, path = '/?lang=en'): Promise<SurveyPage> {
  const survey = new SurveyPage(page, 'en')
  await page.goto(site.url + path)
  await survey.isControlledByWorker()
  return survey
}

test('the very first visit is enough to open every link of the survey without a network', async ({ page, context }) => {
  await openSurvey(page)
  await site.stop()
  for (const path of ['/', '/?w=mex_2025&s=qr&lang=ar', '/w/mex_2025?lang=sq', '/index.html']) {
    const offline = await context.newPage()
    await offline.goto(new URL(path, page.url()).href)
    await expect(offline.getByRole('heading').first()).toBeVisible()
    await offline.close()
  }
  for (const path of ['/coordinator/', '/facilitator/']) {
    const notOurs = await context.newPage()
    await expect(notOurs.goto(new URL(path, page.url()).href)).rejects.toThrow()
  }
})

test('a facilitator’s device is prepared by one visit, and stays so with every new version', async ({ page }) => {
  const isWhole = async () => {
    await page.locator('#check-ready').click()
    await expect(page.locator('[data-check="app"]')).toHaveAttribute('data-state', 'yes')
  }
  const { url } = site
  await page.goto(`${url}/facilitator/#setup`)
  await isWhole()
  site.deploy(2)
  await page.reload()
  await waitingWorker(page)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
  })
  await expect.poll(() => versionOf(page).catch(() => 0), { timeout: 30_000 }).toBe(2)
  await site.stop()
  for (const language of languages) {
    await page.goto(`${url}/facilitator/?lang=${language}#setup`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await isWhole()
    await page.goto(`${url}/?lang=${language}`)
    await new SurveyPage(page, language).isAt(/consent/)
  }
})

test('a new version waits until somebody asks for it, however often the page is opened', async ({ page }) => {
  await openSurvey(page)
  site.deploy(2)
  await page.reload()
  await waitingWorker(page)
  await page.reload()
  expect(await versionOf(page)).toBe(1)
})

test('an update reloads the tab that asked, and leaves a tab with a draft alone with all that it needs', async ({
  page,
  context,
}) => {
  const asking = await openSurvey(page)
  const answering = await openSurvey(await context.newPage())
  await answering.agree('consent_participate')
  await answering.isSaved()
  await mark(answering.page)
  const ownFiles = await answering.page.evaluate(async () => {
    const cache = await caches.open((await caches.keys()).find((name) => name.includes('precache')) ?? '')
    return (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/assets/'))
  })
  expect(ownFiles.length).toBeGreaterThan(10)

  site.deploy(2)
  await lookForUpdate(asking.page)
  await Promise.all([asking.page.waitForEvent('load'), asking.press('update.apply.label')])
  await expect.poll(() => versionOf(asking.page)).toBe(2)

  expect(await isUntouched(answering.page)).toBe(true)
  await site.stop()
  const missing = await answering.page.evaluate(async (paths) => {
    const answers = await Promise.all(
      paths.map((path) =>
        fetch(path).then(
          (reply) => reply.ok,
          () => false,
        ),
      ),
    )
    return paths.filter((_, index) => !answers[index])
  }, ownFiles)
  expect(missing).toEqual([])
  await answering.continue()
  expect(await isUntouched(answering.page)).toBe(true)
})

test('three versions in a row leave a tab with a draft alone, also when two have its questionnaire no more', async ({
  page,
  context,
}) => {
  const answering = await openSurvey(page)
  await answering.agree('consent_participate')
  await answering.isSaved()
  await expect.poll(() => page.evaluate(keptForms)).toEqual(['form/femig-global-cso/2026-12-01'])
  await mark(page)
  const other = await context.newPage()
  for (const [number, form] of [
    [2, '2026-12-01'],
    [3, '2027-03-01'],
    [4, '2027-06-01'],
  ] as const) {
    site.deploy(number, null, form)
    await other.goto(`${site.url}/facilitator/`)
    await waitingWorker(other)
    await other.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
    })
    // The facilitator's page holds no draft, so it follows by itself.
    await expect.poll(() => versionOf(other).catch(() => 0), { timeout: 30_000 }).toBe(number)
  }
  await site.stop()
  await answering.continue()
  expect(await isUntouched(page)).toBe(true)

  // The battery is changed, and the newest version opens what was begun with a form that only this device still has.
  await page.reload()
  await expect.poll(() => versionOf(page)).toBe(4)
  await answering.choose('age_18_plus', 'yes_no', 'yes')
  await answering.isSaved()
  expect(await page.evaluate(formsOfDrafts)).toEqual(['2026-12-01'])
})

test('a version that broke off while it was fetched changes nothing, and the old one goes on offline', async ({
  page,
}) => {
  await openSurvey(page)
  site.deploy(2, /assets\/device-/)
  const ended = page.evaluate(
    () =>
      new Promise((resolve) => {
        void navigator.serviceWorker.getRegistration().then((registration) =>
          registration?.addEventListener('updatefound', () => {
            const worker = registration.installing
            worker?.addEventListener('statechange', () => resolve(worker.state))
          }),
        )
      }),
  )
  await lookForUpdate(page)
  expect(await ended).toBe('redundant')
  await site.stop()
  await page.reload()
  expect(await versionOf(page)).toBe(1)
  await expect(page.getByRole('heading').first()).toBeVisible()
})
