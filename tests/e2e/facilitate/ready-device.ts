import { type Browser, expect, type Page } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'

/** Somebody's phone or tablet, with the facilitator's page open and every file here for a day without a network. */
export async function readyDevice(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/?lang=en`)
  await new SurveyPage(page, 'en').isControlledByWorker()
  await page.goto(`${url}/facilitator/?lang=en`)
  await expect(page.locator('[data-safety]')).toBeVisible()
  await hasEveryFile(page)
  return page
}

/** Waits until the device can go without a server: the comparison of its ledger is over sooner. */
export const hasEveryFile = (page: Page): Promise<void> => expect.poll(() => page.evaluate(missingFiles)).toBe(0)

/** In the page. */
const missingFiles = async (): Promise<unknown> => {
  const { active } = await navigator.serviceWorker.ready
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    active?.postMessage({ type: 'COUNT_MISSING_FILES' }, [port2])
  })
}
