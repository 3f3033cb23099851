import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { probe } from './probe.ts'
import type { Subject } from './subject.ts'

/** An old phone on a poor network, as far as Chromium can play one. */
const network = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }
const slowdown = 6

export const patienceMs = 180_000

export type Conditions = { readonly isNetworkSlow: boolean; readonly isCpuSlow: boolean }

/** A context that has never been anywhere: nothing cached, no worker. */
export const newPhone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'en',
    serviceWorkers: 'allow',
    reducedMotion: 'reduce',
  })

export type OpenPage = { readonly page: Page; readonly cdp: CDPSession }

/** A blank page, with the probe ready for the next document. */
export async function blankPage(phone: BrowserContext, subject: Subject, conditions: Conditions): Promise<OpenPage> {
  const page = await phone.newPage()
  page.setDefaultTimeout(patienceMs)
  const { firstText, liveText } = subject
  await page.addInitScript(probe, { firstText, liveText })
  const cdp = await phone.newCDPSession(page)
  await cdp.send('Network.enable')
  if (conditions.isNetworkSlow) await cdp.send('Network.emulateNetworkConditions', network)
  if (conditions.isCpuSlow) await slowCpu(cdp)
  return { page, cdp }
}

export const slowCpu = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/** Waits for something on the page; rejects when a person would long have gone. */
export async function until(page: Page, what: string, isSo: () => boolean): Promise<void> {
  await page.waitForFunction(isSo, undefined, { timeout: patienceMs, polling: 100 }).catch((cause) => {
    throw new Error(`${page.url()}: waited in vain until ${what}`, { cause })
  })
}

/** Taps the n-th control with a finger. */
export async function tap(page: Page, index: number): Promise<void> {
  const place = await page.evaluate((at) => bench.placeOf(at), index)
  if (place) await page.touchscreen.tap(place.x, place.y)
}
