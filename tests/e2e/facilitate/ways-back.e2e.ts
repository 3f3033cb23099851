import { expect, type Page, test } from '@playwright/test'
import { drivePage } from '../engines/drive-page.ts'
import { forgets } from '../engines/engine-journey.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'

/** A page of Playwright's as an engine; whoever opened it closes it. */
const engineOf = (page: Page) => ({ ...drivePage(page), close: async () => {} })

/** Until the browser has gone somewhere; some of these ways lead nowhere. */
const moved = (page: Page) => page.waitForEvent('framenavigated', { timeout: 1500 }).catch(() => undefined)

test('after one person has handed the device on, twenty ways back show nothing of her', async ({ launchOptions }) => {
  test.setTimeout(240_000)
  const endpoint = await Endpoint.start()
  // Playwright switches the browser's memory of whole pages off; tablets have it.
  const phone = new Phone({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  try {
    let page = await phone.switchOn()
    const session = await page.context().newCDPSession(page)
    const entriesOf = async () => (await session.send('Page.getNavigationHistory')).entries
    const device = await forgets(engineOf(page), endpoint.url, async () => {
      const entries = (await entriesOf()).filter(({ url }) => url.startsWith(endpoint.url))
      expect(entries.length).toBeGreaterThan(0)
      return entries
    })

    // What only this browser's own protocol can do, or only a new tab.
    await session.send('Page.reload', { ignoreCache: true })
    await device.hasForgotten('reload past every cache')
    for (const [index, { id }] of (await entriesOf()).entries()) {
      await Promise.all([
        moved(page),
        session.send('Page.navigateToHistoryEntry', { entryId: id }).catch(() => undefined),
      ])
      if (page.url().startsWith(endpoint.url)) await device.showsNothing(`entry ${index} of the history`)
    }
    await device.home()
    const tab = await page.context().newPage()
    await tab.goto(endpoint.url)
    await device.at(engineOf(tab)).hasForgotten('another tab')
    await tab.close()
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/'))])
    await device.at(engineOf(copy)).hasForgotten('a tab opened from this one, which inherits its storage')
    await copy.close()

    await phone.die()
    page = await phone.switchOn()
    await device.at(engineOf(page)).isStillWithoutHer('the browser after its battery was empty')
  } finally {
    await phone.switchOff()
    await endpoint.kill()
  }
})
