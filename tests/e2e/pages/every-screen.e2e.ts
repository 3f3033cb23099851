import { expect, type Page, test } from '@playwright/test'
import { firstHalf, type Person, secondHalf } from '../journeys/whole-path.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectLayout, inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'
import { DeskPage } from './desk-page.ts'
import { SurveyPage } from './survey-page.ts'

const people: readonly Person[] = [
  { language: 'en', name: 'Migrant Women’s Circle', words: 'Care is work', country: 'CA', posts: '2.5' },
  { language: 'ar', name: 'جمعية النساء', words: 'حقوق العمل للجميع', country: 'MA', posts: '٢٫٥' },
]

test.use({ viewport: { width: 320, height: 740 } })

// Some sixty looks of half a second each; more where the machine is busy.
test.describe.configure({ timeout: 240_000 })

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

async function inBothSchemes(page: Page, name: string): Promise<string[]> {
  const light = await inspectScreen(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await inspectScreen(page, `${name} in the dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}

for (const person of people) {
  const { language } = person

  test(`every screen of the survey in ${language} can be read, reached and touched on a narrow phone`, async ({
    page,
  }) => {
    const wrong: string[] = []
    const survey = new SurveyPage(page, language, {
      arrived: async (place) => void wrong.push(...(await inspectLayout(page, place))),
      leaving: async (place) => {
        wrong.push(...(await inspectScreen(page, place)))
        if (!place.endsWith('/b_profile')) return
        await survey.write('org_paid_fte', '21')
        await survey.press('page.continue.label')
        await expect(page.getByRole('alert')).toBeFocused()
        wrong.push(...(await inspectScreen(page, 'an answer that cannot be')))
        await survey.write('org_paid_fte', person.posts)
      },
    })
    await page.goto(`${endpoint.url}/w/mex_2025?lang=${language}`)
    await expect(page.locator('[data-total]')).toBeVisible()
    wrong.push(...(await inBothSchemes(page, 'start')))
    await survey.press('page.continue.label')
    await expect(page.getByRole('alert')).toBeFocused()
    wrong.push(...(await inBothSchemes(page, 'an answer that is missing')))
    await firstHalf(survey, person)
    await survey.isSaved()
    await survey.press('draft.delete.label')
    wrong.push(...(await inspectScreen(page, 'draft, to be deleted')))
    await survey.press('app.cancel.label')
    await survey.press('draft.later.label')
    wrong.push(...(await inBothSchemes(page, 'draft, to be kept')))
    await survey.press('draft.keep.label')
    await survey.isKept()
    wrong.push(...(await inspectScreen(page, 'draft, kept')))

    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await survey.isAt('draft')
    wrong.push(...(await inspectScreen(page, 'draft found')))
    await survey.press('draft.discard.label')
    wrong.push(...(await inspectScreen(page, 'draft found, to be deleted')))
    await survey.press('draft.continue.label')
    await secondHalf(survey, person)
    await survey.isAt('review')
    wrong.push(...(await inBothSchemes(page, 'review')))
    await survey.press('review.send.label')
    await expect(survey.fate('received')).toBeVisible()
    wrong.push(...(await inBothSchemes(page, 'thank you')))

    await survey.press('done.again.label')
    await survey.agree('consent_participate')
    await survey.press('page.continue.label')
    await survey.choose('age_18_plus', 'yes_no', 'no')
    await survey.choose('respondent_link', 'respondent_link', 'leader')
    await survey.press('page.continue.label')
    await survey.isAt(/end_not_eligible/)
    wrong.push(...(await inspectScreen(page, 'not eligible')))

    for (const room of ['today', 'queue', 'setup']) {
      await page.goto(`${endpoint.url}/facilitator/?lang=${language}#${room}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        survey.words.facilitator(`facilitator.${room}.label`),
      )
      wrong.push(...(await inspectScreen(page, `facilitator: ${room}`)))
    }
    expect(wrong).toEqual([])
  })

  test(`every room of the coordinator in ${language} can be read, reached and touched on a narrow phone`, async ({
    page,
  }) => {
    const wrong: string[] = []
    const inspect = async (name: string) => void wrong.push(...(await inspectScreen(page, name)))
    addCoordinator(endpoint, 'maria', 'seven small boats at dawn')
    await sendEnvelopes(endpoint, { language: 'ar', workshop: 'rba_tbc' }, { language: 'es', workshop: 'mex_2025' })
    const desk = new DeskPage(page, language)
    await page.goto(`${endpoint.url}/coordinator/?lang=${language}`)
    await desk.signIn('maria', 'something else')
    await expect(page.getByRole('alert')).toBeVisible()
    await inspect('sign in')
    await desk.signIn('maria', 'seven small boats at dawn')
    await expect(desk.figure('received')).toBeVisible()
    await inspect('overview')
    await desk.enter('workshops')
    await desk.workshop('mex_2025').getByRole('button').first().click()
    await inspect('workshops with a link')
    await desk.workshop('mex_2025').getByRole('button').nth(1).click()
    await inspect('workshops with a form')
    await desk.enter('targets')
    await inspect('targets')
    await desk.enter('flagged')
    await inspect('to check')
    await desk.enter('project')
    await inspect('project')
    await desk.enter('translations')
    await page.locator('[data-language="sq"] [data-doubts] summary').click()
    await page.locator('[data-language="sq"] [data-part="reviewers"] summary').click()
    await expect(page.locator('[data-language="sq"] form')).toBeVisible()
    await inspect('translations')
    await page.goto(
      `${endpoint.url}/coordinator/?lang=${language}#texts/screen=survey%2Fsec_a_consent%2Fa_link&search=age_18`,
    )
    await expect(page.locator('[data-question="age_18_plus"]').first()).toBeVisible()
    await inspect('texts of a page')
    await desk.enter('hooks')
    const tokens = desk.part('tokens')
    await tokens.getByLabel(desk.words.desk('tokens.label.label')).fill('weekly report')
    await tokens.getByLabel(desk.words.desk('tokens.end.label')).fill(new Date().toISOString().slice(0, 10))
    await tokens.getByRole('button').last().click()
    await expect(page.locator('[data-once]')).toHaveText(/^femig_[\w-]{43}$/)
    await inspect('tokens and webhooks')
    await desk.enter('people')
    await desk.invite('Besa', 'analyst')
    await inspect('people with a link')
    await desk.enter('audit')
    await expect(page.locator('[data-action="person_invited"]')).toBeVisible()
    await inspect('audit log')
    await desk.enter('account')
    await desk.part('second-factor').getByRole('button').click()
    await expect(page.locator('[data-secret]')).toBeVisible()
    await inspect('account with a second step')
    expect(wrong).toEqual([])
  })
}
