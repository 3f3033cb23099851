import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { DeskPage } from '../pages/desk-page.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectLayout } from '../support/inspect-screen.ts'

const password = 'seven small boats at dawn'
let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
})
test.afterEach(() => endpoint.kill())

test('a text is read beside its English, signed off by keyboard, and comes back better from a translator', async ({
  page,
}, { outputDir }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const desk = new DeskPage(page, 'ar')
  const say = desk.words.desk
  await page.goto(`${endpoint.url}/coordinator/?lang=ar#translations`)
  await desk.signIn('maria', password)
  const albanian = page.locator('[data-language="sq"]')
  await albanian.locator('[data-part="reviewers"] summary').press('Enter')
  await albanian.getByLabel(say('translations.reviewer.name')).fill('Besa Hoxha')
  await albanian.getByLabel(say('translations.reviewer.organisation')).fill('Qendra e Gruas')
  await page.keyboard.press('Enter')
  await expect(albanian.locator('[data-reviewer="maria"]')).toContainText('Besa Hoxha')

  // The number of a line leads to its texts.
  await albanian.locator('[data-by="namespace"] [data-group="hub"] [data-column="unreviewed"] a').press('Enter')
  await expect(page.locator('[data-found]')).toHaveAttribute('data-found', /^3\d$/)
  const entry = page.locator('[data-text]').first()
  const cell = entry.locator('[data-cell="sq"]')
  await expect(cell.locator('.text-words').first()).toHaveAttribute('dir', 'ltr')
  await expect(entry.locator('[data-cell="ar"] .text-words').first()).toHaveAttribute('dir', 'rtl')
  await expect(entry.locator('[data-cell="ar"]').getByRole('button', { name: say('texts.sign.label') })).toHaveCount(0)
  const id = (await entry.getAttribute('data-text')) ?? ''
  const sign = cell.locator('button', { hasText: say('texts.sign.label') })
  await sign.press('Enter')
  await expect(cell.locator('[data-state="once"]').first()).toBeVisible()
  await expect(cell).toContainText('Besa Hoxha')
  await expect(cell.locator('button', { hasText: say('texts.takeBack.label') })).toBeFocused()

  await cell
    .locator('button', { hasText: say('texts.propose.label') })
    .first()
    .press('Enter')
  await expect(cell.locator('textarea')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Serveri i dhomës ?')
  await cell.locator('button[type=submit]').press('Enter')
  await expect(cell.getByRole('alert')).toHaveText(say('texts.rule.space_before_mark'))
  await cell.locator('textarea').fill('Serveri i dhomës')
  await cell.locator('button[type=submit]').press('Enter')
  await expect(cell.locator('[data-suggestion] ins')).not.toHaveCount(0)
  await expect(cell.locator('button', { hasText: say('texts.propose.label') }).first()).toBeFocused()

  await page.goBack()
  await expect(albanian.locator('[data-by="namespace"] [data-group="hub"] [data-column="once"]')).toHaveText(/^[1-9]/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    albanian.locator('[data-format="files"]').press('Enter'),
  ])
  const zip = unzipSync(readFileSync(await download.path()))
  expect(Buffer.from(zip['locales/sq/hub.json'] ?? []).toString()).toContain('Serveri i dhomës')
  expect(Buffer.from(zip['locales/sq/review.json'] ?? []).toString()).toContain(`"${id}": "20`)

  const [xliff] = await Promise.all([
    page.waitForEvent('download'),
    albanian.locator('[data-format="xliff"]').press('Enter'),
  ])
  const file = join(outputDir, '..', 'sq.xlf')
  const text = readFileSync(await xliff.path(), 'utf8')
  writeFileSync(file, text.replace('Serveri i dhomës</target>', 'Serveri i sallës</target>'))
  await albanian.locator('input[type=file]').setInputFiles(file)
  await expect(albanian.locator('[data-outcome="good"] [data-change]')).toHaveCount(1)
  await albanian.getByRole('button', { name: say('translations.file.keep') }).press('Enter')
  await expect(albanian.locator('[data-outcome="kept"]')).toBeVisible()
  expect(await inspectLayout(page, 'translations')).toEqual([])
})
