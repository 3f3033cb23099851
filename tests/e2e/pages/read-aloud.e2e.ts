import { expect, test } from '@playwright/test'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { installVoices, spoken } from '../support/voices.ts'
import { KeyboardUser } from './keyboard-user.ts'
import { SurveyPage } from './survey-page.ts'

test.use({ viewport: { width: 320, height: 740 } })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

test('a phone without a voice for the language is offered none', async ({ page }) => {
  await page.goto(`${endpoint.url}/?lang=sq`)
  const survey = new SurveyPage(page, 'sq')
  await survey.agree('consent_participate')
  await survey.continue()
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await survey.choose('respondent_link', 'respondent_link', 'leader')
  await survey.continue()
  // The search comes with the same script that would bring the button along.
  await expect(page.getByRole('searchbox')).toBeVisible()
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0)
  await expect(page.locator('.read-aloud')).toHaveCount(0)
})

for (const [language, start] of [
  ['en', 'Read aloud: '],
  ['ar', 'قراءة بصوت عالٍ: '],
] as const) {
  test(`in ${language} each question is read when asked, and nothing after it was left`, async ({ page }) => {
    await installVoices(page, 'en-GB', 'ar-SA')
    await page.goto(`${endpoint.url}/?lang=${language}`)
    const survey = new SurveyPage(page, language)
    const keyboard = new KeyboardUser(page)
    const buttons = page.locator('.read-aloud button')
    await expect(buttons).toHaveCount(2)
    expect(await inspectScreen(page, 'the first page with voices')).toEqual([])
    // It comes last, so nothing that was there before may move.
    const heights = await page.locator('main').evaluate((main) => {
      const without = main.cloneNode(true) as HTMLElement // of an element, so an element
      for (const button of without.querySelectorAll('.read-aloud')) button.remove()
      main.after(without)
      const both = [main.scrollHeight, without.scrollHeight]
      without.remove()
      return both
    })
    expect(heights[0]).toBe(heights[1])
    await survey.agree('consent_participate')
    await survey.continue()
    await expect(buttons).toHaveCount(2)
    expect(await inspectScreen(page, 'the second page with voices')).toEqual([])
    expect((await spoken(page)).said).toEqual([])

    await keyboard.goTo(buttons.first())
    await expect(buttons.first()).toHaveAccessibleName(new RegExp(`^${start}`))
    await keyboard.press('Enter')
    await expect(buttons.first()).toBeFocused()
    await expect(buttons.first()).not.toHaveAccessibleName(new RegExp(`^${start}`))
    expect((await spoken(page)).waiting).toContain(survey.words.label('age_18_plus'))
    await buttons.last().click()
    expect((await spoken(page)).waiting).toContain(survey.words.label('respondent_link'))
    expect((await spoken(page)).waiting).not.toContain(survey.words.label('age_18_plus'))

    await survey.press('page.back.label')
    await survey.isAt(/a_consent$/)
    expect((await spoken(page)).waiting).toEqual([])
  })
}
