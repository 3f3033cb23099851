import { expect, type Page, test } from '@playwright/test'
import { languages } from '../../../src/contract/routes.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { answerAs, handOn, personOf } from './day.ts'

const person = personOf(0)
const hers = (code: string): RegExp =>
  new RegExp([code, code.replaceAll('-', ''), 'of person 0', 'org_type_other', 'b_profile', 'h_ease'].join('|'))

const surveyNames = languages.map((tag) => wordsOf(tag).app('app.name.title'))

/** What somebody sees, and what stands in fields that she does not see yet. */
const seen = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.title,
      document.body.innerText,
      ...[...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value, checked, type }) =>
        type === 'checkbox' || type === 'radio' ? (checked ? `checked ${value}` : '') : value,
      ),
      window.name,
      JSON.stringify(history.state),
    ].join('\n'),
  )

/** All that a page of this site can read on the device. */
const readable = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const all = await asked(database.transaction(store).objectStore(store).getAll())
        // The questionnaire itself names every question, and is the same on every device.
        const rows = all.filter((row) => !row?.definition)
        found.push(
          `${store}: ${JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value))}`,
        )
      }
      database.close()
    }
    // What waits to be sent is copied into one of them.
    for (const name of (await caches.keys()).filter((key) => key.endsWith('.copies'))) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    return found.join('\n')
  })

/** Until the browser has gone somewhere; some of these ways lead nowhere. */
const moved = (page: Page) => page.waitForEvent('framenavigated', { timeout: 1500 }).catch(() => undefined)

test('after one person has handed the device on, twenty ways back show nothing of her', async ({ launchOptions }) => {
  test.setTimeout(240_000)
  const endpoint = await Endpoint.start()
  // Playwright switches the browser's memory of whole pages off; tablets have it.
  const phone = new Phone({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  try {
    let page = await phone.switchOn()
    await page.goto(`${endpoint.url}/facilitator/?lang=en`)
    // A browser that remembers whole pages freezes one that is just making its database, and whoever comes next waits for it.
    await expect(page.locator('h1')).toBeVisible()
    const facilitator = new FacilitatorPage(page, endpoint.url)
    await facilitator.setUp({ whenIdle: 'park' })
    await facilitator.handOver()
    await answerAs(page, person)
    const code = (await page.locator('.receipt-code').innerText()).trim()
    expect(code).toMatch(/^[A-Z0-9-]{12,}$/)
    // So that what she sent has left the device, as far as it can.
    await expect(page.locator('[data-fate="received"]')).toBeVisible()
    await handOn(page)

    const nothing = async (way: string, at: Page = page) => {
      await at.waitForLoadState()
      await expect(at.locator('h1').first(), way).toBeVisible()
      expect(await seen(at), way).not.toMatch(hers(code))
      expect(await at.locator('main').getAttribute('data-place'), way).toMatch(/^chooser$|^null$/)
    }
    const home = async () => {
      await page.goto(endpoint.url)
      await expect(page.locator('[data-place="chooser"]')).toBeVisible()
    }
    const open = async (way: string, path: string) => {
      const tab = await page.context().newPage()
      await tab.goto(endpoint.url + path)
      await expect(tab.locator('h1').first(), way).toBeVisible()
      expect(await seen(tab), way).not.toMatch(hers(code))
      await tab.close()
    }

    await nothing('1 the page itself')
    await page.reload()
    await nothing('2 reload')
    const session = await page.context().newCDPSession(page)
    await session.send('Page.reload', { ignoreCache: true })
    await nothing('3 reload past every cache')
    const { entries } = await session.send('Page.getNavigationHistory')
    expect(JSON.stringify(entries), '4 the titles and addresses of the browser’s history').not.toMatch(hers(code))
    const titles = entries.filter(({ url }) => new URL(url).pathname === '/').map(({ title }) => title)
    // Not even how far she came: what stands in the history is the survey's name.
    expect(titles.filter((title) => !surveyNames.includes(title))).toEqual([])
    expect(titles.length).toBeGreaterThan(0)
    for (const steps of [-1, -2, -3, -9, 1, 9]) {
      await Promise.all([moved(page), page.evaluate((by) => history.go(by), steps)])
      if (!page.url().startsWith(endpoint.url)) await home()
      await expect(page.locator('h1').first()).toBeVisible()
      expect(await seen(page), `5-10 history by ${steps}`).not.toMatch(hers(code))
      await home()
    }
    for (const [index, { id }] of entries.entries()) {
      await Promise.all([
        moved(page),
        session.send('Page.navigateToHistoryEntry', { entryId: id }).catch(() => undefined),
      ])
      if (page.url().startsWith(endpoint.url))
        expect(await seen(page), `11 entry ${index} of the history`).not.toMatch(hers(code))
    }
    await home()
    await open('12 another tab', '/')
    await open('13 the poster’s link', '/w/mex_2025')
    await open('14 another language in the address', '/?lang=en')
    await open('15 the facilitator’s page', '/facilitator/#queue')
    await open('16 the page of withdrawals', '/withdraw/')
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/'))])
    await nothing('17 a tab opened from this one, which inherits its storage', copy)
    await copy.close()

    expect(await readable(page), '18 all storage that a page can read').not.toMatch(hers(code))
    await page.locator('[data-place="chooser"] button').first().click()
    await page.locator('#continue').waitFor()
    expect(await seen(page), '19 the next person’s first page').not.toMatch(/checked OK/)
    const fields = await page
      .locator('input[type="text"], textarea')
      .evaluateAll((found) => found.map((field) => field.getAttribute('autocomplete')))
    expect(new Set(fields).size === 0 || fields.every((value) => value === 'off'), '20 autofill').toBe(true)

    await phone.die()
    page = await phone.switchOn()
    await page.goto(endpoint.url)
    await nothing('21 the browser after its battery was empty')
    expect(await readable(page), '22 and its storage').not.toMatch(hers(code))
  } finally {
    await phone.switchOff()
    await endpoint.kill()
  }
})
