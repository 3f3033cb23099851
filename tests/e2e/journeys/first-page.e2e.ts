import { expect, type Page, test } from '@playwright/test'
import { languages } from '../../../src/contract/routes.ts'
import { Endpoint } from '../support/endpoint.ts'

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

/** Holds every script back until it is let through. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = (): void => {}
  const open = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/assets/*.js', async (route) => {
    await open
    await route.continue()
  })
  return letThrough
}

const box = (page: Page) => page.locator('main input[type=checkbox]')
const place = (page: Page, name: string) => page.locator(`main[data-place="/sec_a_consent/${name}"]`)

for (const language of languages) {
  test(`what is touched in ${language} before the app is there is answered when it is`, async ({ page }) => {
    const letThrough = await holdScripts(page)
    await page.goto(`${endpoint.url}/w/mex_2025?lang=${language}`, { waitUntil: 'commit' })
    await box(page).check()
    await page.locator('#continue').click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('#continue')).toHaveAttribute('aria-busy', 'true')
    const before = await page.locator('main').innerText()

    letThrough()
    await expect(place(page, 'a_link')).toBeVisible()
    await page.goBack()
    await expect(place(page, 'a_consent')).toBeVisible()
    await expect(box(page)).toBeChecked()
    // The app says the same as the page did, and what only it can know.
    const after = await page.locator('main').innerText()
    for (const line of before.split('\n').filter((text) => text.trim() !== '')) expect(after).toContain(line)
  })
}

test('another language chosen before the app is there comes with the box still ticked and the workshop known', async ({
  page,
}) => {
  const letThrough = await holdScripts(page)
  await page.goto(`${endpoint.url}/w/mex_2025?lang=en`, { waitUntil: 'commit' })
  await box(page).check()
  await page.locator('.language-list button[lang=fr]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(box(page)).toBeChecked()
  letThrough()
  await expect(page.locator('.welcome-workshop')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(box(page)).toBeChecked()
})

test('without any script the page can be read, and says what it needs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-CO' })
  const page = await context.newPage()
  await page.goto(endpoint.url)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('noscript p[lang=es]')).toBeVisible()
  await context.close()
})

test('an app that cannot start says so, also where an unfinished survey had been waited for', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('femig.draft', '1'))
  await page.route('**/assets/2026-*.js', (route) => route.abort())
  await page.goto(`${endpoint.url}/?lang=en`)
  await expect(page.locator('.failure')).toBeVisible()
})

test('nothing jumps under a finger while the app takes the page over', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = globalThis as { jumps?: number }
    seen.jumps = 0
    new PerformanceObserver((list) => {
      // TypeScript's DOM does not know layout shifts.
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        seen.jumps = (seen.jumps ?? 0) + entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${endpoint.url}/?lang=en`)
  await expect(page.locator('.counter')).toBeVisible()
  expect(await page.evaluate(() => (globalThis as { jumps?: number }).jumps)).toBeLessThan(0.01)
})
