import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { DeskPage } from '../pages/desk-page.ts'
import { bothDirections } from '../support/both-directions.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { wordsOf } from '../support/words.ts'

const languages = ['en', 'es', 'fr', 'sq', 'ar'] as const
const password = 'seven small boats at dawn'
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
// Its own default would fetch the program from a stranger's server.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
})
test.afterAll(() => endpoint.kill())

async function deskOf(page: Page, language: string): Promise<DeskPage> {
  await page.goto(`${endpoint.url}/coordinator/?lang=${language}#workshops`)
  const desk = new DeskPage(page, language)
  await desk.signIn('maria', password)
  await expect(page.locator('[data-workshop]').first()).toBeVisible()
  return desk
}

test.describe('on paper, looked at with a hundred dots to the inch', () => {
  // A4 in CSS pixels, of which 96 are an inch.
  test.use({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 100 / 96 })

  test('the code of every poster leads to its workshop in its language, for a reader that is not ours', async ({
    page,
  }) => {
    await deskOf(page, 'en')
    const codes = await page
      .locator('[data-workshop]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-workshop')))
    expect(codes).toHaveLength(10)
    await page.emulateMedia({ media: 'print' })
    for (const code of codes) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#pack/${code}`)
      for (const tag of languages) {
        const poster = page.locator(`[data-sheet="poster"]:lang(${tag})`)
        await expect(poster).toContainText(`/w/${code}`)
        const found = await readBarcodes(await poster.screenshot())
        expect(found.map(({ text, symbology, ecLevel }) => [text, symbology ?? 'QRCode', ecLevel])).toEqual([
          [`${endpoint.url}/w/${code}?lang=${tag}`, expect.stringContaining('QR'), 'M'],
        ])
      }
    }
  })
})

test('a pack is one page of paper for each sheet and language, in the words of the survey', async ({ page }) => {
  const desk = await deskOf(page, 'en')
  await desk.workshop('rba_tbc').getByRole('button').first().click()
  await desk
    .workshop('rba_tbc')
    .getByRole('link', { name: desk.words.desk('pack.open.label') })
    .click()
  await expect(page.locator('[data-sheet]')).toHaveCount(15)
  for (const tag of languages) {
    const handOut = page.locator(`[data-sheet="handout"]:lang(${tag})`)
    await expect(handOut).toContainText(wordsOf(tag).label('intro_voluntary'))
    await expect(handOut).toContainText(wordsOf(tag).label('consent_participate'))
    await expect(handOut).not.toContainText('${')
    await expect(handOut).toHaveAttribute('dir', tag === 'ar' ? 'rtl' : 'ltr')
  }
  const pagesOf = async () =>
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(await pagesOf()).toBe(15)
  for (const tag of ['es', 'fr', 'sq', 'ar']) await page.locator(`label:lang(${tag}) input`).press(' ')
  await expect(page.locator('[data-sheet]')).toHaveCount(3)
  expect(await pagesOf()).toBe(3)
})

for (const language of bothDirections)
  test(`the pack can be read, reached and touched on a narrow phone, in ${language}`, async ({ page }) => {
    await deskOf(page, language)
    await page.goto(`${endpoint.url}/coordinator/?lang=${language}#pack/mex_2025`)
    await expect(page.locator('[data-sheet]')).toHaveCount(15)
    expect(await inspectScreen(page, 'pack')).toEqual([])
  })
