import { expect, type Page, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { WithdrawPage } from '../pages/withdraw-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { storedParts } from '../support/stored-parts.ts'
import { firstHalf, type Person, secondHalf, shortestPath } from './whole-path.ts'

const person: Person = { language: 'en', name: 'Casa Abierta', words: 'Care is work', country: 'CA', posts: '2.5' }
const nothing = { answers: [], mapping: [], contacts: [], leaders: [], other_parts: [] }

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

const codeOn = async (page: Page): Promise<string> => (await page.locator('.receipt-code').textContent()) ?? ''

test('whoever holds the code of a response that was sent has all parts of it deleted, and no other', async ({
  page,
}) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(endpoint.url)
  await shortestPath(survey)
  await survey.press('review.send.label')
  await expect(survey.fate('received')).toBeVisible()
  const kept = storedParts(endpoint.dataDir)
  const before = await endpoint.progress()

  await survey.press('done.again.label')
  await firstHalf(survey, person)
  await secondHalf(survey, person)
  await survey.press('review.send.label')
  await expect(survey.fate('received')).toBeVisible()
  const code = await codeOn(page)
  expect(await endpoint.progress()).toMatchObject({ received: before.received + 1, total: before.total + 1 })
  for (const part of ['answers', 'mapping', 'contacts', 'leaders'])
    expect(storedParts(endpoint.dataDir)[part]?.length).toBe((kept[part]?.length ?? 0) + 1)

  await page.goto(endpoint.url)
  await page.getByRole('link', { name: survey.words.app('withdraw.link.label') }).click()
  const withdrawal = new WithdrawPage(page, 'en')
  await withdrawal.enter('not a code')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(withdrawal.field).toHaveValue('not a code')
  // As people type it.
  await withdrawal.enter(` ${code.toLowerCase().replaceAll('-', ' ')}`)
  await expect(page.locator('.receipt-code')).toHaveText(code)
  await withdrawal.confirm()
  await expect(withdrawal.fate('sent')).toBeVisible()

  expect(storedParts(endpoint.dataDir)).toEqual(kept)
  expect(await endpoint.progress()).toEqual({ ...before, asOf: expect.anything() })
})

test('a response that has not left the phone is withdrawn without a server, and nothing of it is ever stored', async ({
  launchOptions,
}) => {
  const phone = new Phone(launchOptions)
  try {
    const survey = new SurveyPage(await phone.switchOn(), 'en')
    await survey.page.goto(endpoint.url)
    await survey.isControlledByWorker()
    await endpoint.kill()
    await firstHalf(survey, person)
    await secondHalf(survey, person)
    await survey.press('review.send.label')
    await expect(survey.fate('saved').or(survey.fate('sending'))).toBeVisible()
    const code = await codeOn(survey.page)

    const withdrawal = new WithdrawPage(survey.page, 'en')
    await survey.page.goto(`${endpoint.url}/withdraw/`)
    await withdrawal.enter(code)
    await withdrawal.confirm()
    await expect(withdrawal.fate('noted')).toBeVisible()

    // Switched off before anything could go out: what was noted must not be forgotten.
    await phone.switchOff()
    const page = await phone.switchOn()
    await page.goto(`${endpoint.url}/withdraw/`)
    const waiting = page.getByText(survey.words.app('withdraw.waiting.notice'))
    await expect(waiting).toBeVisible()
    await endpoint.start()
    await expect(waiting).toBeHidden({ timeout: 90_000 })
    expect(storedParts(endpoint.dataDir)).toEqual(nothing)
    expect(await endpoint.progress()).toMatchObject({ received: 0 })
  } finally {
    await phone.switchOff()
  }
})

test('a withdrawal from another phone wins also when it arrives before the response', async ({ page, browser }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(endpoint.url)
  await survey.isControlledByWorker()
  await page.context().setOffline(true)
  await firstHalf(survey, person)
  await secondHalf(survey, person)
  await survey.press('review.send.label')
  await expect(survey.fate('saved').or(survey.fate('sending'))).toBeVisible()
  const code = await codeOn(page)

  const other = await browser.newContext()
  const withdrawal = new WithdrawPage(await other.newPage(), 'ar')
  await withdrawal.page.goto(`${endpoint.url}/withdraw/?lang=ar`)
  await withdrawal.enter(code)
  await withdrawal.confirm()
  await expect(withdrawal.fate('sent')).toBeVisible()
  await other.close()

  await page.context().setOffline(false)
  await survey.press('done.retry.label')
  await expect(survey.fate('received')).toBeVisible({ timeout: 90_000 })
  expect(storedParts(endpoint.dataDir)).toEqual(nothing)
  expect(await endpoint.progress()).toMatchObject({ received: 0 })
})
