import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type LaunchOptions, type Page } from '@playwright/test'
import { Line } from '../../torture/a-line.ts'
import { compareSets } from '../../torture/set-check.ts'
import { storedRows } from '../../torture/stored-rows.ts'
import type { Outcome } from '../../torture/torture-run.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'
import { hasEveryFile } from './ready-device.ts'

type Plan = {
  readonly launch: LaunchOptions
  readonly queued: number
  /** Of each payload. */
  readonly bytes: number
  /** How long the line holds each time before it breaks. */
  readonly lineHoldsMs: number
  /** Starts that are measured, empty and full; the median counts. */
  readonly starts: number
}

const outageMs = 500
const frozenMs = 200
const slowestRatio = 1.5

/**
 * A device that has collected for weeks without a network: how much slower it starts, and whether its queue drains over
 * a line that breaks every few seconds, without freezing the screen, and with nothing twice.
 */
export async function manyRun({ launch, queued, bytes, lineHoldsMs, starts }: Plan): Promise<Outcome> {
  const profile = mkdtempSync(join(tmpdir(), 'femig-many-'))
  const endpoint = await Endpoint.start()
  const line = await Line.to(endpoint.port)
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    headless: true,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  try {
    await page.goto(`${line.url}/?lang=en`)
    await new SurveyPage(page, 'en').isControlledByWorker()
    await page.goto(`${line.url}/facilitator/?lang=en`)
    await expect(page.locator('[data-safety]')).toBeVisible()
    await hasEveryFile(page)
    await line.cut()
    const empty = await medianStart(page, line.url, starts)
    const envelopes = someEnvelopes(queued, bytes)
    await fillQueue(page, envelopes)
    // The first start after it reads every line once, as after a crash between the two records.
    await startOnce(page, line.url)
    await expect.poll(() => page.evaluate(copiedResponses), { timeout: 60_000 }).toBe(queued)
    const full = await medianStart(page, line.url, starts)

    await page.addInitScript(watchTasks)
    await line.mend()
    await page.goto(`${line.url}/facilitator/?lang=en#queue`)
    const pages = new QueuePages(page)
    const begun = performance.now()
    const cuts = await drainOver(line, pages, lineHoldsMs)
    const seconds = Math.round((performance.now() - begun) / 1000)
    const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks)
    await expect(pages.proof()).toHaveAttribute('data-proof', `${queued}/${queued}`)

    const sent = new Map(envelopes.map(({ instanceId, payload }) => [instanceId, hashOf(payload)]))
    return {
      facts: {
        queued,
        'empty start ms': Math.round(empty),
        'full start ms': Math.round(full),
        cuts,
        'drained in s': seconds,
        'longest task ms': Math.round(Math.max(0, ...tasks)),
      },
      broken: {
        ...compareSets(sent, sent, storedRows(endpoint.dataDir)),
        'starts too slow': full > slowestRatio * empty ? 1 : 0,
        frozen: tasks.filter((ms) => ms > frozenMs).length,
      },
    }
  } finally {
    await context.close()
    await line.cut()
    await endpoint.kill()
    rmSync(profile, { recursive: true, force: true })
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function medianStart(page: Page, url: string, starts: number): Promise<number> {
  const times: number[] = []
  for (let done = 0; done < starts; done += 1) times.push(await startOnce(page, url))
  return times.sort((one, other) => one - other)[Math.floor(starts / 2)] ?? Number.NaN
}

/** From the opening of the link until the first answer has led on to the second page. */
async function startOnce(page: Page, url: string): Promise<number> {
  // Nobody's tab: forgotten where no survey is open any more that might just be saving its draft.
  await page.goto(`${url}/icon.svg`)
  await page.evaluate(() => sessionStorage.clear())
  const begun = performance.now()
  await page.goto(`${url}/w/mex_2025?lang=en`, { waitUntil: 'commit' })
  const survey = new SurveyPage(page, 'en')
  await survey.agree('consent_participate')
  await survey.continue()
  return performance.now() - begun
}

/** Until nothing waits any more. @returns how often the line broke */
async function drainOver(line: Line, pages: QueuePages, lineHoldsMs: number): Promise<number> {
  let cuts = 0
  for (;;) {
    const isDone = await pages
      .figure('waiting')
      .filter({ hasText: /^0$/ })
      .waitFor({ timeout: lineHoldsMs })
      .then(
        () => true,
        () => false,
      )
    if (isDone) return cuts
    await line.breakFor(outageMs)
    cuts += 1
    await pages.page.evaluate(() => dispatchEvent(new Event('online')))
  }
}

/** In the page: how many responses the second record of the device has. */
const copiedResponses = (): number => JSON.parse(localStorage.getItem('femig.tally') ?? '{}').tally?.made.answers ?? 0

/** In the page. */
function watchTasks(): void {
  const tasks: number[] = []
  Object.assign(globalThis, { tasks })
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
}
