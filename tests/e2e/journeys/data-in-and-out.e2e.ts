import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { exportFormats } from '../../../src/contract/exports.ts'
import { readXlsx } from '../../../src/interop/spreadsheet/read-xlsx.ts'
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

async function deskOf(page: Page, language: string, room: 'exports' | 'imports'): Promise<DeskPage> {
  await page.goto(`${endpoint.url}/coordinator/?lang=${language}#${room}`)
  const desk = new DeskPage(page, language)
  await desk.signIn('maria', password)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return desk
}

/** Presses the link that has the focus, and reads what the browser saved. */
async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

for (const [language, width] of [['ar', 360]] as const)
  test(`a coordinator takes her data out in every format, by keyboard, in ${language} at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await sendEnvelopes(endpoint, { language: 'ar', workshop: 'rba_tbc' }, { language: 'es' }, { language: 'es' })
    const desk = await deskOf(page, language, 'exports')
    await expect(page.locator('[data-rows="3"]')).toBeVisible()
    const link = page.getByRole('link', { name: desk.words.desk('exports.download.label') })

    const sizes = new Map<string, number>()
    for (const format of exportFormats) {
      await page.locator(`[data-format="${format}"] input`).focus()
      await page.keyboard.press('Space')
      await link.focus()
      const { name, bytes } = await saved(page)
      sizes.set(name.split('.').at(-1) ?? '', bytes.length)
      if (format === 'xlsx') {
        const read = readXlsx(bytes)
        expect(read.status === 'ok' && read.workbook.sheets[0]?.rows.length).toBe(4)
      }
    }
    expect([...sizes.keys()].sort()).toEqual(['csv', 'html', 'json', 'sav', 'xlsx', 'xml', 'zip'])
    expect(Math.min(...sizes.values())).toBeGreaterThan(500)

    await page.locator('[data-format="csv"] input').check()
    await page.getByText(desk.words.desk('exports.filter.title'), { exact: true }).click()
    await page.getByLabel('Español').check()
    await expect(page.locator('[data-rows="2"]')).toBeVisible()
    await link.focus()
    expect((await saved(page)).bytes.toString().trim().split('\r\n')).toHaveLength(3)
    expect(await inspectScreen(page, 'exports')).toEqual([])
  })

for (const [language, width] of [['en', 1280]] as const)
  test(`a coordinator brings in earlier responses, and none counts twice, in ${language} at ${width}`, async ({
    page,
  }, { outputDir }) => {
    await page.setViewportSize({ width, height: 800 })
    const file = join(outputDir, '..', `earlier-${language}.csv`)
    const rows = [
      ['No', 'org_country', 'org_type', 'feminist_open', 'strategies_open', 'remark'],
      ['1', 'Albania', 'network', 'Respect', 'Listening', 'by post'],
      ['2', 'MX', 'grassroots', 'Care', 'Organising', ''],
      ['3', 'Atlantis', 'network', 'Care', '', ''],
    ]
    writeFileSync(file, `\uFEFF${rows.map((cells) => cells.join(';')).join('\r\n')}\r\n`)
    const desk = await deskOf(page, language, 'imports')
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.locator('[data-column="org_country"] select')).toHaveValue('question:org_country')
    await expect(page.locator('[data-column="remark"] select')).toHaveValue('')
    for (const [question, value] of [
      ['consent_participate', 'yes'],
      ['age_18_plus', 'yes'],
      ['respondent_link', 'staff'],
    ] as const) {
      await desk.field('import.question.label').selectOption(question)
      await desk.field('import.value.label').fill(value)
      await desk.button('import.add.label').click()
      await expect(page.locator(`[data-fixed="${question}"]`)).toBeVisible()
    }
    await expect(desk.button('import.check.label')).toBeHidden()
    await page.getByRole('radio', { name: desk.words.desk('import.earlier.yes') }).check()
    await desk.button('import.check.label').click()
    await expect(page.locator('[data-outcome="checked"]')).toBeVisible()
    await expect(desk.figure('new')).toHaveText('3')
    await expect(page.locator('[data-finding="unknown_choice"]')).toHaveCount(1)
    await expect(page.locator('[data-finding="left_out"]')).toHaveCount(1)
    expect(await inspectScreen(page, 'imports')).toEqual([])

    await desk.button('import.run.label').click()
    await expect(page.locator('[data-outcome="done"]')).toBeVisible()
    const progress = await (await fetch(`${endpoint.url}/api/v1/surveys/femig-global-cso/progress`)).json()
    expect(progress).toMatchObject({ baseline: 182, received: 3, usable: 2, total: 184 })
    await desk.button('import.check.label').click()
    await expect(page.locator('[data-outcome="checked"]')).toBeVisible()
    await expect(desk.figure('known')).toHaveText('3')
    await expect(desk.button('import.run.label')).toBeHidden()
  })
