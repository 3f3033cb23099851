import { expect, type Locator, type Page, test } from '@playwright/test'
import { bothDirections } from '../support/both-directions.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectFit, inspectStickiness, widen } from '../support/inspect-reading.ts'
import { inspectLayout } from '../support/inspect-screen.ts'
import { SurveyPage } from './survey-page.ts'

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

/** From the first page to the tenth or so: consent with its error, radios, search, fields, checkboxes. */
async function someWay(survey: SurveyPage, look: (name: string) => Promise<void>): Promise<void> {
  await survey.press('page.continue.label')
  await expect(survey.page.getByRole('alert')).toBeFocused()
  await look('error')
  await survey.agree('consent_participate')
  await survey.continue()
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await survey.choose('respondent_link', 'respondent_link', 'leader')
  await look('radios')
  await survey.continue()
  await survey.pickCountry('org_country', 'MA')
  await look('search')
  await survey.continue()
  await survey.tick('org_regions', 'regions', 'southern_europe')
  await look('checkboxes')
  await survey.continue()
  await survey.choose('org_type', 'org_type', 'network')
  await survey.continue()
  while (!/strategies_pick|e_strategies/.test(await survey.place())) await survey.continue()
  await survey.tick('strategies_pick', 'strategies', 'coalitions', 'litigation', 'data')
  await survey.continue()
  await survey.moveUp('strategies_rank', 'strategies', 'data')
  await look('rank')
  await survey.continue()
  await survey.rate('policy_feminist_rating', 3)
  await look('scale')
  while ((await survey.place()) !== 'review') await survey.continue()
  await look('review')
  await survey.press('review.send.label')
  await expect(survey.fate('received')).toBeVisible()
  await look('thank you')
}

for (const language of bothDirections) {
  test.describe(`in ${language}, at 400 % zoom`, () => {
    // 1280 by 1024 enlarged four times.
    test.use({ viewport: { width: 320, height: 256 } })

    test('nothing is cut, out of the screen or in the way, with wide spacing too', async ({ page }) => {
      const wrong: string[] = []
      const survey = new SurveyPage(page, language)
      await page.goto(`${endpoint.url}/?lang=${language}`)
      await someWay(survey, async (name) => {
        wrong.push(...(await inspectFit(page, name)), ...(await inspectStickiness(page, name)))
        await widen(page)
        wrong.push(...(await inspectFit(page, `${name}, spaced`)), ...(await inspectLayout(page, `${name}, spaced`)))
        await page.evaluate(() => {
          document.adoptedStyleSheets = []
        })
      })
      expect(wrong).toEqual([])
    })
  })
}

type Edge = { readonly outline: string; readonly border: string }

/** How a control is set off, in words that can be compared. */
const edgeOf = (control: Locator): Promise<Edge> =>
  control.evaluate((element) => {
    const { outlineStyle, outlineWidth, borderWidth, borderStyle, borderColor } = getComputedStyle(element)
    return { outline: `${outlineStyle} ${outlineWidth}`, border: `${borderStyle} ${borderWidth} ${borderColor}` }
  })

const option = (page: Page, name: string): Locator => page.locator('.option, .scale-step').filter({ hasText: name })

test('with forced colours one sees what is chosen, where the focus is, how far one is and what is wrong', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  const current = await edgeOf(page.getByRole('button', { name: 'English' }))
  expect(current.border).not.toBe((await edgeOf(page.getByRole('button', { name: 'Shqip' }))).border)

  await survey.press('page.continue.label')
  await expect(page.getByRole('alert')).toBeFocused()
  const wrong = page.locator('.question-wrong')
  expect(await wrong.evaluate((element) => getComputedStyle(element).borderInlineStartStyle)).toBe('solid')
  await survey.agree('consent_participate')
  await survey.continue()

  const fill = page.locator('.progress-bar-fill')
  const colours = await fill.evaluate((element) => [
    getComputedStyle(element).backgroundColor,
    getComputedStyle(element.parentElement ?? element).backgroundColor,
  ])
  expect(colours[0]).not.toBe(colours[1])

  const [yes, no] = [option(page, 'Yes'), option(page, 'No').first()]
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  const [chosenAndFocused, other] = [await edgeOf(yes), await edgeOf(no)]
  await page.keyboard.press('Tab')
  const chosen = await edgeOf(yes)
  expect(chosen.border).not.toBe(other.border)
  expect(chosen.outline).toMatch(/^none/)
  expect(chosenAndFocused.outline).toBe('solid 3px')
})
