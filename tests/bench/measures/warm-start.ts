import type { Browser } from '@playwright/test'
import { blankPage, newPhone, until } from '../harness/phone.ts'
import type { Subject } from '../harness/subject.ts'
import { visit } from './visit.ts'

/** The second visit, with what the first one left: the browser's cache, and a service worker where there is one. */
export async function warmStart(browser: Browser, subject: Subject): Promise<number> {
  const phone = await newPhone(browser)
  try {
    const open = await blankPage(phone, subject, { isNetworkSlow: false, isCpuSlow: false })
    const { page, cdp } = open
    await page.goto(subject.url)
    await until(open, 'a control can be seen', () => bench.answerable !== null)
    // Nothing is tapped: a draft would greet the second visit with a question of its own.
    if (subject.hasWorker) {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      // What the page itself leaves for the next visit, a moment after the worker is there.
      // Only a page that was drawn by the build brings its words along. (`waitForFunction` would take a promise for a yes.)
      await page.evaluate(async () => {
        const kept = async () => (await caches.match('/', { cacheName: 'femig-first-page' }))?.text()
        while (!(await kept())?.includes('id="words"')) await new Promise((resolve) => setTimeout(resolve, 50))
      })
    }
    await page.waitForLoadState('networkidle')
    // The worker of somebody who comes back tomorrow is not running either.
    await cdp.send('ServiceWorker.enable')
    await cdp.send('ServiceWorker.stopAllWorkers')
    await page.close()
    return (await visit(phone, subject, { isNetworkSlow: true, isCpuSlow: true })).answerable
  } finally {
    await phone.close()
  }
}
