import { expect, test } from '@playwright/test'
import { bothDirections } from '../support/both-directions.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'
import { DeskPage } from './desk-page.ts'

test.use({ viewport: { width: 320, height: 740 } })

// Some fifteen looks of half a second each; more where the machine is busy.
test.describe.configure({ timeout: 240_000 })

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

for (const language of bothDirections) {
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
