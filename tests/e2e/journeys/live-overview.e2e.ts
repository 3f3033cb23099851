import { expect, type Page, test } from '@playwright/test'
import { DeskPage } from '../pages/desk-page.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { CuttableNetwork } from '../support/cuttable-network.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'

const password = 'seven small boats at dawn'
/** How far behind the store a desk may be, in ms. */
const late = { timeout: 2000 }

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

async function deskAt(page: Page, url: string, name: string, language = 'en'): Promise<DeskPage> {
  addCoordinator(endpoint, name, password)
  await page.goto(`${url}/coordinator/?lang=${language}`)
  const desk = new DeskPage(page, language)
  await desk.signIn(name, password)
  await expect(desk.figure('received')).toBeVisible()
  return desk
}

test('two coordinators watch two hundred responses arrive, and a cut network only holds them up', async ({
  page,
  browser,
}) => {
  const network = await CuttableNetwork.to(endpoint.port)
  const near = await deskAt(page, endpoint.url, 'maria')
  const far = await deskAt(await (await browser.newContext()).newPage(), network.url, 'amina')
  let received = 0
  const arrive = async (calls: number): Promise<void> => {
    for (let call = 0; call < calls; call += 1) {
      await sendEnvelopes(endpoint, { language: 'ar' }, { language: 'es', usable: false })
      received += 2
    }
    expect((await endpoint.progress()).received).toBe(received)
  }
  await arrive(40)
  await expect(near.figure('received')).toHaveText(String(received), late)
  await expect(far.figure('received')).toHaveText(String(received), late)

  network.cut()
  await expect(far.page.locator('[data-live]')).toHaveAttribute('data-live', 'lost')
  await arrive(60)
  await expect(near.figure('received')).toHaveText('200', late)
  await expect(far.figure('received')).toHaveText('80')
  await network.restore()
  await expect(far.figure('received')).toHaveText('200', late)
  for (const desk of [near, far]) {
    await expect(desk.page.locator('[data-live]')).toHaveAttribute('data-live', 'live')
    await expect(desk.figure('usable')).toHaveText('100')
    await expect(desk.figure('remaining')).toHaveText('716')
    await expect.poll(() => desk.table('language')).toMatchObject({ ar: 100, es: 100, sq: 0 })
  }
  network.cut()
})

test('where people stop is counted on their phones before anything is sent, and once for each', async ({
  page,
  browser,
}) => {
  const phone = await (await browser.newContext()).newPage()
  const survey = new SurveyPage(phone, 'ar')
  await phone.goto(`${endpoint.url}/w/rba_tbc?lang=ar`)
  await survey.agree('consent_participate')
  await survey.press('page.continue.label')
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await survey.choose('respondent_link', 'respondent_link', 'leader')
  await survey.press('page.continue.label')
  await survey.isAt(/org_country/)
  await survey.isSaved()
  await phone.reload()
  await survey.isAt(/org_country/)

  const desk = await deskAt(page, endpoint.url, 'maria')
  await expect
    .poll(() => desk.table('sections'))
    .toMatchObject({ sec_a_consent: 1, sec_b_org: 1, sec_c_people: 0, received: 0 })
})

test('whoever comes back reads what is new since', async ({ page }) => {
  const desk = await deskAt(page, endpoint.url, 'maria')
  await expect(page.getByText(desk.words.desk('changes.first.status'))).toBeVisible()
})

for (const { language, width } of [
  { language: 'en', width: 1280 },
  { language: 'ar', width: 360 },
])
  test(`every plot has its table, its words and what it stands on, in ${language} at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await sendEnvelopes(endpoint, { language: 'ar', workshop: 'rba_tbc' }, { language: 'es', usable: false })
    const desk = await deskAt(page, endpoint.url, 'maria', language)
    const plots = page.locator('[data-plot]')
    await expect(plots).toHaveCount(18)
    for (const plot of await plots.all()) {
      await expect(plot.getByRole('img')).toHaveAccessibleName(/./)
      await expect(plot.getByRole('img')).toHaveAccessibleDescription(/./)
      await expect(plot.locator('figcaption')).toContainText(desk.words.desk('overview.selfSelected.hint'))
      await plot.locator('summary').press('Enter')
      await expect(plot.getByRole('table')).toBeVisible()
    }
    await expect(page.locator('[data-plot="country"] [data-place="AL"]')).toBeVisible()
    expect(await inspectScreen(page, 'overview with all tables')).toEqual([])
  })
