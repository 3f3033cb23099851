import { expect, type Page, test } from '@playwright/test'
import { access, type DeskRoute, may, type Permit, type Role, roles } from '../../../src/contract/access.ts'
import { routes } from '../../../src/contract/routes.ts'
import { totpAt } from '../../../src/sealing/totp.ts'
import { DeskPage } from '../pages/desk-page.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'

const password = 'seven small boats at dawn'
const chosen = 'eleven quiet harbours'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
})
test.afterEach(() => endpoint.kill())

async function openDesk(page: Page, language = 'en'): Promise<DeskPage> {
  await page.goto(`${endpoint.url}/coordinator/?lang=${language}`)
  return new DeskPage(page, language)
}

/** Every call of the table that this role must not make, straight at the API with the session of the page. */
async function triedInVain(page: Page, role: Role): Promise<string[]> {
  const calls = Object.entries(access).flatMap(([route, permits]) =>
    // The keys of the table are routes.
    Object.entries<Permit>(permits).map(([method, { right }]) => ({ method, route: route as DeskRoute, right })),
  )
  const refused: string[] = []
  for (const { method, route, right } of calls.filter((call) => !may(role, call.right))) {
    const url = endpoint.url + routes[route].replace(/\{\w+\}/g, 'none')
    const headers = { Origin: endpoint.url }
    const response = await page.request.fetch(url, {
      method,
      headers,
      ...(method === 'GET' || method === 'DELETE' ? {} : { data: {} }),
    })
    expect([response.status(), ((await response.json()) as { code: string }).code], `${method} ${route}`).toEqual([
      403,
      'not_permitted',
    ])
    refused.push(`${method} ${route} right: ${right}`)
  }
  return refused
}

test('three roles come in by invitation; what a role must not do is not offered, refused and noted', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await sendEnvelopes(endpoint, { language: 'ar', workshop: 'rba_tbc' })
  const admin = await openDesk(page)
  await admin.signIn('maria', password)
  await admin.enter('people')
  const expected: Record<Role, readonly string[]> = { viewer: [], analyst: [], admin: [] }
  for (const role of roles) {
    const link = await admin.invite(`a ${role}`, role)
    const context = await browser.newContext()
    const theirs = await context.newPage()
    const desk = new DeskPage(theirs, 'en')
    await theirs.goto(link.replace('/coordinator/', '/coordinator/?lang=en'))
    await expect(theirs.getByText(desk.words.desk(`role.${role}.name`), { exact: true })).toBeVisible()
    expect(theirs.url()).not.toContain('link=')
    await desk.choosePassword(chosen)
    await desk.button('signIn.enter.label').click()
    await desk.signIn(`a ${role}`, chosen)
    await expect(desk.figure('received')).toHaveText('1')
    const rooms = await desk.rooms()
    expect(rooms.includes('people'), role).toBe(role === 'admin')
    expect(rooms.includes('audit'), role).toBe(role === 'admin')
    await desk.enter('workshops')
    await expect(desk.workshop('rba_tbc')).toBeVisible()
    expect((await desk.button('workshop.add.label').count()) > 0, role).toBe(role === 'admin')
    await theirs.goto(`${endpoint.url}/coordinator/?lang=en#people`)
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
      desk.words.desk(role === 'admin' ? 'people.page.title' : 'account.page.title'),
    )
    expected[role] = await triedInVain(theirs, role)
    await theirs.goto(link)
    await expect(theirs.getByRole('alert')).toHaveText(new RegExp(desk.words.desk('problem.unknown_link').slice(0, 30)))
    await context.close()
  }
  await admin.enter('audit')
  for (const role of roles) {
    const rows = page.locator('[data-action="not_permitted"]').filter({ hasText: `a ${role}` })
    await expect(rows).toHaveCount(expected[role].length)
    const noted = (await rows.locator('[data-concerning]').allTextContents()).map((text) =>
      text.replaceAll(/\s+/g, ' '),
    )
    expect(noted.toSorted()).toEqual(expected[role].toSorted())
  }
})

test('a second step asks for a code once, and a recovery code helps when the phone is gone', async ({ page }) => {
  const desk = await openDesk(page)
  await desk.signIn('maria', password)
  await desk.enter('account')
  const part = desk.part('second-factor')
  await part.getByRole('button', { name: desk.words.desk('account.factor.start') }).click()
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? ''
  const codeOf = (steps: number) => totpAt(secret, Math.floor(Date.now() / 30_000) + steps)
  await part.getByLabel(desk.words.desk('account.factor.code')).fill(codeOf(-1))
  await part.getByLabel(desk.words.desk('account.current.label')).fill(password)
  await desk.button('account.factor.confirm').click()
  await expect(desk.button('account.codes.done')).toBeVisible()
  const codes = await page.locator('.desk-codes li').allTextContents()
  expect(codes).toHaveLength(8)
  await desk.button('account.codes.done').click()
  await expect(part).toContainText(desk.words.desk('account.factor.on'))
  await desk.button('signIn.leave.label').click()

  const code = codeOf(0)
  await desk.signIn('maria', password)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk.words.desk('signIn.code.title'))
  await expect(desk.field('signIn.code.label')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await desk.button('signIn.leave.label').click()
  await desk.signIn('maria', password)
  await desk.field('signIn.code.label').fill(code)
  await desk.button('signIn.enter.label').click()
  await expect(page.getByRole('alert')).toHaveText(desk.words.desk('problem.wrong_code'))
  await desk.field('signIn.code.label').fill(codes[0]?.toLowerCase() ?? '')
  await desk.button('signIn.enter.label').click()
  await desk.enter('account')
  await expect(part).toContainText('7')
})

test('a reset, a session that is ended elsewhere, and pages that stay behind after signing out', async ({
  page,
  browser,
}) => {
  addCoordinator(endpoint, 'besa', password, 'admin')
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  const theirs = await openDesk(other)
  await theirs.signIn('maria', password)
  await expect(theirs.figure('received')).toBeVisible()

  const desk = await openDesk(page)
  await desk.signIn('maria', password)
  await desk.enter('account')
  await desk
    .part('sessions')
    .getByRole('button', { name: desk.words.desk('account.session.others') })
    .click()
  await expect(desk.part('sessions').getByRole('listitem')).toHaveCount(1)
  // Nobody touches that page: the figures that it watches end with the session, and it asks why.
  const notice = other.getByRole('status').first()
  await expect(notice).toHaveText(desk.words.desk('signIn.ended.notice'), { timeout: 30_000 })

  // A cookie that somebody planted before the sign-in is worth nothing after it.
  const planted = 'A'.repeat(43)
  await elsewhere.addCookies([{ name: 'femig', value: planted, url: endpoint.url }])
  await theirs.signIn('besa', password)
  await theirs.enter('people')
  expect((await elsewhere.cookies()).map(({ value }) => value)).not.toContain(planted)
  const person = other.locator('[data-person="maria"]')
  await person.getByRole('button', { name: /^New password… .maria.$/ }).click()
  await person.getByRole('button', { name: desk.words.desk('people.reset.label'), exact: true }).click()
  const link = (await other.locator('[data-once-link]').textContent()) ?? ''

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk.words.desk('link.reset.title'))
  await desk.field('link.password.label').fill('short')
  await desk.field('link.repeat.label').fill('short')
  await expect(page.getByRole('alert')).toHaveText(desk.words.desk('problem.password_too_short'))
  await desk.choosePassword(chosen)
  await desk.button('signIn.enter.label').click()
  await desk.signIn('maria', password)
  await expect(page.getByRole('alert')).toHaveText(desk.words.desk('problem.wrong_credentials'))
  await desk.signIn('maria', chosen)
  await expect(desk.figure('received')).toBeVisible()
  await desk.enter('people')
  await expect(page.locator('[data-person="besa"]')).toBeVisible()

  await desk.button('signIn.leave.label').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk.words.desk('signIn.page.title'))
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk.words.desk('signIn.page.title'))
  await expect(page.locator('[data-person], [data-figure]')).toHaveCount(0)
  const held = await page.evaluate(async () => {
    const caches = await window.caches.keys()
    const entries = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()))
    const stored = entries.flat().map(({ url }) => url)
    return [...stored, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((text) =>
      /coordinator/.test(text),
    )
  })
  expect(held).toEqual([])
  await elsewhere.close()
})
