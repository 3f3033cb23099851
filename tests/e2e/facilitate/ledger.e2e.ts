import { expect, test } from '@playwright/test'
import { QueuePages } from '../pages/queue-pages.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'
import { hasEveryFile } from './ready-device.ts'

let endpoint: Endpoint
test.beforeEach(async ({ page }) => {
  endpoint = await Endpoint.start()
  await page.goto(`${endpoint.url}/?lang=en`)
  await new SurveyPage(page, 'en').isControlledByWorker()
  await page.goto(`${endpoint.url}/facilitator/?lang=en#queue`)
  await expect(page.locator('[data-comparison="agree"]')).toBeVisible()
  await hasEveryFile(page)
})
test.afterEach(() => endpoint.kill())

test('one record is tried alone, set aside and taken back, and the others stay as they are', async ({ page }) => {
  await endpoint.kill()
  const envelopes = someEnvelopes(3)
  const [one] = envelopes
  await fillQueue(page, envelopes)
  await page.reload()
  const queue = new QueuePages(page)
  await expect(queue.figure('waiting')).toHaveText('3')
  const record = page.locator(`[data-record="${one?.instanceId}"]`)
  const touch = (key: string) => record.getByRole('button', { name: new RegExp(`^${key}`) }).click()
  await record.locator('summary').click()
  await touch('Set aside')
  await expect(record).toHaveAttribute('data-state', 'aside')
  await expect(queue.figure('aside')).toHaveText('1')
  await expect(queue.figure('waiting')).toHaveText('2')
  await touch('Try now')
  await expect(record).toContainText('cannot take it right now')
  await expect(record).toHaveAttribute('data-state', 'waiting')
  await endpoint.start()
  await touch('Try now')
  await expect(record).toHaveAttribute('data-state', 'received')
  await expect(record).toContainText('Receipt of the server: stored')
})

test('whoever sets aside with the keyboard what a list of waiting records shows stays at that list', async ({
  page,
}) => {
  await endpoint.kill()
  await fillQueue(page, someEnvelopes(2))
  await page.reload()
  await page.getByRole('combobox', { name: 'Show' }).selectOption('waiting')
  const records = page.locator('[data-record]')
  await expect(records).toHaveCount(2)
  await records.first().locator('summary').press('Enter')
  await records
    .first()
    .getByRole('button', { name: /^Set aside/ })
    .press('Enter')
  await expect(records).toHaveCount(1)
  await expect(page.locator('#records-title')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Show' })).toBeFocused()
})

test('the language of a facilitator’s link is that of her page from then on', async ({ page }) => {
  await page.goto(`${endpoint.url}/facilitator/?lang=sq#queue`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'sq')
  await page.goto('about:blank')
  await page.goto(`${endpoint.url}/facilitator/`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'sq')
})

test('a database that the browser replaced by an empty one is put back line by line, and said loudly', async ({
  page,
}) => {
  await endpoint.kill()
  await fillQueue(page, someEnvelopes(4))
  await page.reload()
  await expect(page.locator('[data-comparison]')).toBeVisible()
  // What Chromium does with a damaged database, without a word: the other storage of the page stays.
  await page.goto(`${endpoint.url}/withdraw/?lang=en`)
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('femig')
        request.onsuccess = resolve
        request.onerror = reject
      }),
  )
  await page.goto(`${endpoint.url}/facilitator/?lang=en#queue`)
  await expect(page.locator('[data-safety="red"]')).toBeVisible()
  await expect(page.getByRole('alert').first()).toContainText('4')
  const queue = new QueuePages(page)
  await expect(queue.figure('made')).toHaveText('4')
  await expect(page.locator('[data-record][data-state="missing"]')).toHaveCount(4)
})
