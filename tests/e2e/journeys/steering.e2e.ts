import { expect, type Page, test } from '@playwright/test'
import { DeskPage } from '../pages/desk-page.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'

const password = 'seven small boats at dawn'
let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
})
test.afterEach(() => endpoint.kill())

/** Presses a button as somebody does who has only a keyboard. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().focus()
  await page.keyboard.press('Enter')
}

test('a coordinator sets a target, sees it filled as responses come, checks one and corrects it, by keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${endpoint.url}/coordinator/?lang=ar#targets`)
  const desk = new DeskPage(page, 'ar')
  const say = (key: string) => desk.words.desk(key)
  await desk.signIn('maria', password)
  const form = desk.part('target')
  await form.getByLabel(say('targets.key.label')).selectOption('es')
  await form.getByLabel(say('targets.goal.label')).fill('10')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-target="language es"]')).toBeVisible()
  expect(await inspectScreen(page, 'targets')).toEqual([])

  await page.goto(`${endpoint.url}/coordinator/?lang=ar#overview`)
  const gap = page.locator('[data-gap="language es"]')
  await expect(gap.locator('progress')).toHaveAttribute('value', '0')
  await sendEnvelopes(endpoint, { language: 'es' }, { language: 'es', usable: false })
  await expect(gap.locator('progress')).toHaveAttribute('value', '1')

  await desk.enter('flagged')
  const response = page.locator('[data-response]')
  await expect(response).toHaveCount(1)
  await expect(page.locator('[data-flag="empty_core"] dd')).toHaveText('1')
  expect(await inspectScreen(page, 'to check')).toEqual([])
  await response.getByRole('link').focus()
  await page.keyboard.press('Enter')
  const answer = page.locator('[data-answer="/sec_b_org/org_country"]')
  await answer.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(answer.getByRole('combobox')).toBeFocused()
  await answer.getByRole('combobox').selectOption('MX')
  await press(page, say('submission.try.label'))
  await expect(page.locator('[data-part="correction"] [data-path]')).toHaveCount(1)
  expect(await inspectScreen(page, 'a correction')).toEqual([])
  await press(page, say('submission.keep.label'))
  await expect(page.locator('[data-entry="1"] [data-path="/sec_b_org/org_country"]')).toBeVisible()

  const review = desk.part('review')
  await review.getByLabel(say('submission.state.label')).selectOption('rejected')
  await review.getByRole('textbox').fill('Twice.')
  await press(page, say('workshop.save.label'))
  await expect(page.locator('[data-entry="2"]')).toContainText('Twice.')
  expect(await inspectScreen(page, 'a response')).toEqual([])

  await page.goto(`${endpoint.url}/coordinator/?lang=ar#overview`)
  await expect(desk.figure('received')).toHaveText('2')
  await page.getByLabel(say('overview.withoutRejected.label')).check()
  await expect(desk.figure('received')).toHaveText('1')
})
