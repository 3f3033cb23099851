import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { shortestPath } from './whole-path.ts'

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

/** Sent and received. @returns the code on the screen */
async function send(survey: SurveyPage): Promise<string> {
  await shortestPath(survey)
  await survey.press('review.send.label')
  await expect(survey.fate('received')).toBeVisible()
  return (await survey.page.locator('.receipt-code').textContent()) ?? ''
}

/** Everything that this page or this phone could show of it, the picture that it was asked for excepted. */
async function tracesOf(page: Page, secret: string): Promise<string[]> {
  return page.evaluate(async (secret) => {
    const kept: Record<string, string> = {
      page: document.documentElement.outerHTML,
      title: document.title,
      address: location.href,
      entry: JSON.stringify(history.state),
      local: JSON.stringify({ ...localStorage }),
      session: JSON.stringify({ ...sessionStorage }),
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => {
          rows.onsuccess = resolve
        })
        // The questionnaire itself names every question and choice, and is the same on every device.
        kept[`${name}/${store}`] = JSON.stringify(rows.result.filter((row) => !row?.definition))
      }
      database.close()
    }
    return Object.entries(kept).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
  }, secret)
}

test('the code is shown once: noted, it is gone for good, by whatever way somebody comes back', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  const code = await send(survey)
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(await tracesOf(page, code)).toEqual(['page'])
  await expect(page.getByText(survey.words.app('done.receipt.warning'))).toBeVisible()

  await survey.press('done.noted.label')
  await expect(page.getByText(survey.words.app('done.hidden.status'))).toBeVisible()
  await expect(page.getByRole('heading', { name: survey.words.app('done.receipt.title') })).toBeFocused()
  for (const key of ['done.copy.label', 'done.picture.label'])
    await expect(page.getByRole('button', { name: survey.words.app(key) })).toHaveCount(0)
  const bare = code.replaceAll('-', '')
  const isGone = async () => expect([...(await tracesOf(page, code)), ...(await tracesOf(page, bare))]).toEqual([])
  await isGone()

  await survey.chooseLanguage('fr')
  await isGone()
  await page.goBack()
  await isGone()
  await page.goForward()
  await isGone()
  await page.reload()
  await survey.isAt(/a_consent$/)
  await isGone()
})

test('an answer for another organisation keeps language and workshop, and nothing else', async ({ page }) => {
  const survey = new SurveyPage(page, 'es')
  const { received } = await endpoint.progress()
  await page.goto(`${endpoint.url}/w/mex_2025?lang=es`)
  const workshop = page.getByText(survey.words.choice('workshop', 'mex_2025'))
  await expect(workshop).toBeVisible()
  const first = await send(survey)
  await survey.press('done.again.label')
  await survey.isAt(/a_consent$/)
  await expect(workshop).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('checkbox')).not.toBeChecked()
  expect(await tracesOf(page, first)).toEqual([])

  // Back leads through places of the first response, where nothing of it is left.
  for (let step = 0; step < 3; step += 1) {
    await page.goBack()
    await survey.isAt(/^\/sec_a_consent\//)
    await expect(page.locator('main input:checked')).toHaveCount(0)
  }
  for (let step = 0; step < 3; step += 1) await page.goForward()
  await survey.isAt(/a_consent$/)
  expect(await tracesOf(page, 'network')).toEqual([])
  const second = await send(survey)
  expect(second).not.toBe(first)
  expect(await endpoint.progress()).toMatchObject({ received: received + 2 })
})

for (const [language, direction] of [
  ['en', 'left'],
  ['ar', 'right'],
] as const) {
  test(`the picture of the code in ${language} is drawn on the phone, light, and begins on the ${direction}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    const survey = new SurveyPage(page, language)
    await page.goto(`${endpoint.url}/?lang=${language}`)
    await send(survey)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET' || !request.url().startsWith(endpoint.url)) sent.push(request.url())
    })
    const [download] = await Promise.all([page.waitForEvent('download'), survey.press('done.picture.label')])
    expect(download.suggestedFilename()).toBe('receipt.png')
    await expect(page.getByText(/receipt\.png/)).toBeAttached()
    expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([])

    const picture = readFileSync(await download.path())
    expect(picture.length).toBeLessThan(150_000)
    const { width, corner, code, left, right } = await page.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(image, 0, 0)
      /** How many dark pixels are in a part of it. */
      const ink = (x: number, y: number, width: number, height: number) => {
        const { data } = context.getImageData(x, y, width, height)
        let dark = 0
        for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
        return dark
      }
      const below = image.height - 280
      return {
        width: image.width,
        corner: [...context.getImageData(1, 1, 1, 1).data],
        code: ink(0, 40, image.width, 240),
        left: ink(0, 280, 400, below),
        right: ink(image.width - 400, 280, 400, below),
      }
    }, picture.toString('base64'))
    expect(width).toBe(1080)
    expect(corner).toEqual([255, 255, 255, 255])
    expect(code).toBeGreaterThan(10_000)
    expect(direction === 'left' ? left > right : right > left).toBe(true)
  })
}

test('where the phone passes texts on, it gets the code and the address, and no title', async ({ page }) => {
  // Chromium on Linux has no such sheet; this stands in for the phone's.
  await page.addInitScript(() => {
    const shared: ShareData[] = []
    Object.assign(window, { shared })
    Object.defineProperty(navigator, 'share', { value: async (what: ShareData) => void shared.push(what) })
  })
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  const code = await send(survey)
  await survey.press('done.share.label')
  const shared = await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared) // Set above.
  expect(shared).toEqual([{ text: `${code}\n${endpoint.url}/withdraw/` }])
})

test('printed, there is the code with how to use it, and nothing to press', async ({ page }) => {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await send(survey)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.receipt-code')).toBeVisible()
  await expect(page.getByText('/withdraw/')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.locator('header, footer')).toHaveCount(2)
  for (const part of ['header', 'footer', '.done-counter']) await expect(page.locator(part)).toBeHidden()
})
