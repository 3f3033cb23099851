import { expect, type Page, test } from '@playwright/test'
import { DeskPage } from '../pages/desk-page.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { bothDirections } from '../support/both-directions.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { readQr } from '../support/read-qr.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'
import { wordsOf } from '../support/words.ts'

const password = 'seven small boats at dawn'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
})
test.afterEach(() => endpoint.kill())

async function deskOf(page: Page, language: string): Promise<DeskPage> {
  await page.goto(`${endpoint.url}/coordinator/?lang=${language}`)
  const desk = new DeskPage(page, language)
  await desk.signIn('maria', password)
  await expect(desk.figure('received')).toBeVisible()
  return desk
}

for (const language of bothDirections) {
  test(`a coordinator signs in, counts what was sent, and signs out for good, in ${language}`, async ({ page }) => {
    await sendEnvelopes(
      endpoint,
      { language: 'ar', workshop: 'rba_tbc', channel: 'qr' },
      { language: 'es', workshop: 'mex_2025', channel: 'qr', usable: false },
      { language: 'es', channel: 'email' },
    )
    const counts = () => page.request.get(`${endpoint.url}/api/v1/coordinator/counts`)
    expect((await counts()).status()).toBe(401)

    await page.goto(`${endpoint.url}/coordinator/?lang=${language}`)
    const desk = new DeskPage(page, language)
    await desk.signIn('maria', 'something else altogether')
    await expect(page.getByRole('alert')).toHaveText(desk.words.desk('problem.wrong_credentials'))
    await desk.signIn('maria', password)

    await expect(desk.figure('received')).toHaveText('3')
    await expect(desk.figure('usable')).toHaveText('2')
    await expect(desk.figure('baseline')).toHaveText('184')
    await expect(desk.figure('remaining')).toHaveText('814')
    expect(await desk.table('language')).toEqual({ es: 2, ar: 1, en: 0, fr: 0, sq: 0 })
    expect(await desk.table('country')).toMatchObject({ AL: 3, MX: 0 })
    expect(await desk.table('workshop')).toMatchObject({ rba_tbc: 1, mex_2025: 1, '': 1, bog_2025: 0 })
    expect(await desk.table('channel')).toEqual({ qr: 2, email: 1 })
    expect(Object.values(await desk.table('day'))).toEqual([3])
    const { choice, country, desk: words } = desk.words
    for (const [kind, name] of [
      ['country', country('AL')],
      ['workshop', choice('workshop', 'mex_2025')],
      ['channel', words('channel.email')],
    ] as const) {
      await desk.plot(kind).getByText(words('plot.table.label')).click()
      await expect(desk.plot(kind).getByRole('rowheader', { name })).toBeVisible()
    }
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')

    await sendEnvelopes(endpoint, { language: 'fr', workshop: 'rba_tbc' })
    await expect(desk.figure('received')).toHaveText('4')
    await desk.enter('translations')
    for (const tag of ['es', 'fr', 'sq', 'ar'])
      await expect(page.locator(`[data-language="${tag}"]`)).toContainText(words('translations.unreviewed.state'))
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('translations.page.title'))
    await expect(page.locator('[data-language="sq"]')).toBeVisible()

    await endpoint.kill()
    await desk.button('signIn.leave.label').click()
    await expect(page.getByRole('alert')).toHaveText(words('problem.unreachable'))
    await endpoint.start()
    await desk.button('signIn.leave.label').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('signIn.page.title'))
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('signIn.page.title'))
    await expect(page.locator('[data-figure]')).toHaveCount(0)
    expect((await counts()).status()).toBe(401)
  })
}

test('a workshop is added and dated, and its QR code leads to its own survey', async ({ page }) => {
  const desk = await deskOf(page, 'en')
  await desk.enter('workshops')
  const rabat = desk.workshop('rba_tbc')
  await rabat.getByRole('button', { name: desk.words.desk('workshop.edit.label') }).click()
  await desk.field('workshop.start.label').fill('2027-02-11')
  await desk.field('workshop.end.label').fill('2027-02-12')
  await desk.button('workshop.save.label').click()
  await expect(rabat).toContainText('February 11, 2027 – February 12, 2027')

  const add = async (code: string) => {
    await desk.button('workshop.add.label').click()
    await page.getByLabel(desk.words.desk('workshop.code.label'), { exact: true }).fill(code)
    await desk.field('workshop.place.label').fill('Tirana')
    await desk.button('workshop.save.label').click()
  }
  await add('rba_tbc')
  await expect(page.getByRole('alert')).toHaveText(desk.words.desk('problem.workshop_exists'))
  await desk.button('app.cancel.label').click()
  await add('tia_2027')
  const tirana = desk.workshop('tia_2027')
  await expect(tirana).toContainText('Tirana')
  await page.reload()
  await expect(tirana).toContainText('Tirana')

  await tirana.getByRole('button').first().click()
  const link = tirana.locator('[data-link]')
  await expect(link).toHaveText(`${endpoint.url}/w/tia_2027`)
  const code = tirana.getByRole('img')
  expect(await readQr(code, 4)).toEqual({ text: `${endpoint.url}/w/tia_2027`, level: 'M' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await tirana.getByRole('combobox').selectOption('ar')
  const { text } = await readQr(code, 4)
  expect(text).toBe(`${endpoint.url}/w/tia_2027?lang=ar`)
  await page.goto(text)
  await expect(page.getByText(wordsOf('ar').label('consent_participate'))).toBeVisible()

  await page.goto(`${endpoint.url}/coordinator/?lang=en#workshops`)
  await tirana.getByRole('button', { name: desk.words.desk('workshop.edit.label') }).click()
  await tirana.getByRole('button', { name: desk.words.desk('workshop.remove.label') }).click()
  await tirana.getByRole('button', { name: desk.words.desk('workshop.remove.label') }).click()
  await expect(tirana).toBeHidden()
  await expect(rabat).toBeVisible()
})

test('the survey stops being a trial when the project’s details are there', async ({ page, context }) => {
  const phone = await context.newPage()
  const survey = new SurveyPage(phone, 'en')
  const notice = phone.getByText(survey.words.app('app.trial.notice'))
  await phone.goto(`${endpoint.url}/?lang=en`)
  await expect(notice).toBeVisible()

  const desk = await deskOf(page, 'en')
  await desk.enter('project')
  await expect(page.getByText(desk.words.desk('project.trial.notice'))).toBeVisible()
  await desk.field('project.email.label').fill('team@example.org')
  await desk.field('project.ethics.label').fill('REB 2026-12')
  await desk.field('project.privacy.label').fill('https://example.org/privacy')
  await desk.field('project.deadline.label').fill('2027-01-31')
  await desk.button('project.save.label').click()
  await expect(page.getByText(desk.words.desk('project.saved.status')).first()).toBeVisible()

  await phone.reload()
  await expect(phone.getByText('team@example.org').first()).toBeVisible()
  await expect(phone.getByText('January 31, 2027')).toBeVisible()
  await expect(notice).toBeHidden()
})
