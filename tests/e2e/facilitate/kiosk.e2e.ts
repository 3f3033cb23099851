import { expect, type Page, test } from '@playwright/test'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { storedParts } from '../support/stored-parts.ts'
import { answerAs, asText, expectedAnswers, handOn, leavesHalfway, personOf } from './day.ts'

let endpoint: Endpoint
let facilitator: FacilitatorPage
test.beforeEach(async ({ page }) => {
  endpoint = await Endpoint.start()
  facilitator = new FacilitatorPage(page, endpoint.url)
  await page.goto(`${endpoint.url}/facilitator/?lang=en`)
})
test.afterEach(() => endpoint.kill())

const words = 'Care is work'
const chooser = (page: Page) => page.locator('[data-place="chooser"]')

/** Shorter waits than a person would choose; the rest of what is stored stays. */
const hurry = (page: Page, name: 'kiosk' | 'pin-patience', changes: Readonly<Record<string, number>>) =>
  page.evaluate(
    async ([setting, changed]) => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const database = await asked(indexedDB.open('femig-settings'))
      const store = database.transaction('settings', 'readwrite').objectStore('settings')
      await asked(store.put({ ...(await asked(store.get(setting))), ...changed }, setting))
      database.close()
    },
    [name, changes] as const,
  )

test('when nobody is there it covers the answers, counts down, parks them, and only the PIN brings them back', async ({
  page,
}) => {
  await facilitator.setUp({ whenIdle: 'park' })
  await hurry(page, 'kiosk', { idleSeconds: 3, countdownSeconds: 5 })
  await page.reload()
  await facilitator.unlock()
  await facilitator.handOver()
  const survey = await leavesHalfway(page, words)
  const question = page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  await expect(survey.field('org_type_other')).toBeHidden()
  expect(await inspectScreen(page, 'still there?')).toEqual([])
  // One press goes on where she was.
  await question.getByRole('button').click()
  await expect(survey.field('org_type_other')).toHaveValue(words)

  await expect(question).toBeVisible()
  await expect(chooser(page)).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect(chooser(page)).toBeVisible()

  await facilitator.open('today')
  await facilitator.unlock()
  await expect(page.locator('[data-parked="1"]')).toBeVisible()
  expect(await page.locator('main').innerText()).not.toContain(words)
  await facilitator.button('parked.takeUp').click()
  await page.getByRole('alertdialog').getByRole('button').click()
  await expect(survey.field('org_type_other')).toHaveValue(words)
})

test('where the set-up says so, nobody’s answers are erased, and a reload halfway asks first', async ({ page }) => {
  await facilitator.setUp({ whenIdle: 'erase' })
  await hurry(page, 'kiosk', { countdownSeconds: 2 })
  await page.reload()
  await facilitator.unlock()
  await facilitator.handOver()
  const survey = await leavesHalfway(page, words)
  await page.reload()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expect(survey.field('org_type_other')).toBeHidden()
  await expect(chooser(page)).toBeVisible({ timeout: 30_000 })
  await facilitator.open('today')
  await facilitator.unlock()
  await expect(page.locator('[data-mode="kiosk"]')).toBeVisible()
  expect(await page.locator('[data-parked]').count()).toBe(0)
})

test('a wrong PIN costs patience that no reload shortens; a forgotten one costs ten minutes and no response', async ({
  page,
}) => {
  await facilitator.setUp()
  await facilitator.handOver()
  await endpoint.kill()
  await answerAs(page, personOf(0))
  await handOn(page)
  await facilitator.open('queue')
  const field = page.locator('#pin')
  for (const digits of ['1111', '2222', '3333']) {
    await facilitator.unlock(digits)
    await expect(field).toHaveAttribute('data-digits', '0')
  }
  await expect(page.locator('.gate-wait')).toBeVisible()
  await expect(field).toBeDisabled()
  await page.reload()
  await expect(field).toBeDisabled()
  await hurry(page, 'pin-patience', { waitMs: 2000 })
  await page.reload()
  await expect(field).toBeDisabled()
  await expect(field).toBeEnabled()
  expect(await inspectScreen(page, 'PIN')).toEqual([])

  await page.locator('.gate-forgotten summary').click()
  await facilitator.button('pin.reset').click()
  await expect(page.locator('.gate-forgotten .gate-wait')).toBeVisible()
  await hurry(page, 'pin-patience', { resetMs: 2000 })
  await page.reload()
  await facilitator.button('pin.resetNow').click()
  await facilitator.button('pin.resetNow').click()
  await expect(page.locator('[data-figure="waiting"] dd')).toHaveText('1')
  await endpoint.start()
  await page.reload()
  await expect(page.locator('[data-figure="received"] dd')).toHaveText('1', { timeout: 60_000 })
})

test('who reads aloud is on the record, and the day ends only when nothing is left on the device', async ({ page }) => {
  await facilitator.setUp()
  await facilitator.handOver('assisted')
  await expect(page.getByText(facilitator.words.facilitator('kiosk.assisted.title'))).toBeVisible()
  await endpoint.kill()
  const person = personOf(1)
  await answerAs(page, person)
  await handOn(page)
  await facilitator.open('today')
  await facilitator.unlock()
  await facilitator.button('today.end').click()
  await expect(page.locator('[data-mode="off"]')).toBeVisible()
  await expect(facilitator.button('end.label')).toHaveCount(0)

  await endpoint.start()
  await page.reload()
  await facilitator.unlock()
  await expect(facilitator.button('end.label')).toBeVisible({ timeout: 60_000 })
  const [stored] = storedParts(endpoint.dataDir)['answers'] ?? []
  expect(asText(stored)).toBe(asText(expectedAnswers(person, 'assisted')))
  await facilitator.button('end.label').click()
  await facilitator.button('end.label').click()
  await expect(facilitator.button('today.setUp')).toBeVisible()
})
