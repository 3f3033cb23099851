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

/**
 * What a function gives in the page. Playwright's own way puts a library of its own into the page first, which takes as
 * long to compile there as a small app; this puts nothing there.
 * @param look must bring along all it needs; it gives something that JSON can carry
 */
export async function ask<Result>(
  { cdp }: OpenPage,
  look: (...given: never[]) => Result,
  ...given: unknown[]
): Promise<Result> {
  const expression = `(${look})(${given.map((one) => JSON.stringify(one)).join()})`
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, returnByValue: true })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  // What the function gave.
  return result.value as Result
}

const betweenLooksMs = 50

/** Waits for something on the page; rejects when a person would long have gone. */
export async function until(
  open: OpenPage,
  what: string,
  isSo: (...given: never[]) => boolean,
  ...given: unknown[]
): Promise<void> {
  if (await isSoWithin(patienceMs, open, isSo, ...given)) return
  throw new Error(`${open.page.url()}: waited in vain until ${what}`)
}

/** Whether it came true in time. */
export async function isSoWithin(
  ms: number,
  open: OpenPage,
  isSo: (...given: never[]) => boolean,
  ...given: unknown[]
): Promise<boolean> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    // A page that is just being replaced by the next one can't be asked.
    if (await ask(open, isSo, ...given).catch(() => false)) return true
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs))
  }
  return false
}

/** Taps the n-th control with a finger. */
export async function tap(open: OpenPage, index: number): Promise<void> {
  await touch(open, await ask(open, (at: number) => bench.placeOf(at), index))
}

/** Taps the first element that a selector finds. */
export async function tapOn(open: OpenPage, selector: string): Promise<void> {
  await touch(open, await ask(open, (wanted: string) => bench.middleOf(wanted), selector))
}

async function touch({ page }: OpenPage, place: { x: number; y: number } | null): Promise<void> {
  if (place) await page.touchscreen.tap(place.x, place.y)
}
