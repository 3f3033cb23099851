import type { BrowserContext } from '@playwright/test'
import { ask, blankPage, type Conditions, isSoWithin, type OpenPage, tap, tapOn, until } from '../harness/phone.ts'
import type { Subject } from '../harness/subject.ts'
import { watchWire } from '../harness/wire.ts'

/** One visit as a person with a phone has it; times in ms since the navigation began. */
export type Visit = {
  readonly readable: number
  readonly answerable: number
  readonly live: number
  readonly blocking: number
  readonly bytesUntilAnswerable: number
  readonly scriptAndStyleBytes: number
  /** Taps until one was kept: more than one means that the page let itself be touched too early. */
  readonly taps: number
}

const settleMs = 5000
/** A tap that has had no effect for so long is tried again. */
const retapMs = 4000

/**
 * Opens the page, taps its first control as soon as it stands on the screen, and stays until the page has come to rest.
 * A tap that was not kept does not count: the page was answerable when the kept one was given.
 */
export async function visit(phone: BrowserContext, subject: Subject, conditions: Conditions): Promise<Visit> {
  const open = await blankPage(phone, subject, conditions)
  const { page, cdp } = open
  const wire = watchWire(cdp)
  await page.goto(subject.url, { waitUntil: 'commit' })
  await until(open, 'a control can be seen', () => bench.answerable !== null)
  const bytesUntilAnswerable = wire.bytes()
  const { taps, lastTapAt } = await tapUntilKept(open)
  if (subject.thenTap) await tapOn(open, subject.thenTap)
  await until(open, 'an answer has had its effect', () => bench.live !== null)
  // The one place that waits for the clock: what comes after "live" is what is measured.
  await page.waitForTimeout(settleMs)
  const seen = await ask(open, () => {
    const { readable, answerable, live, longTasks } = bench
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    return { readable, answerable, live, longTasks, paint, isKept: bench.placeOf(0)?.checked ?? false }
  })
  await page.close()
  if (seen.readable === null || seen.answerable === null || seen.live === null)
    throw new Error(`${subject.url}: the page lost what had been seen`)
  // On a page that goes on to the next one the first control is another.
  if (!subject.thenTap && !seen.isKept) throw new Error(`${subject.url}: the answer did not stay`)
  return {
    readable: seen.readable,
    answerable: taps === 1 ? seen.answerable.at : lastTapAt,
    live: seen.live,
    blocking: blockingTime(seen.longTasks, seen.paint, seen.live + settleMs),
    bytesUntilAnswerable,
    scriptAndStyleBytes: wire.scriptAndStyleBytes(),
    taps,
  }
}

async function tapUntilKept(open: OpenPage): Promise<{ taps: number; lastTapAt: number }> {
  for (let taps = 1; ; taps += 1) {
    const lastTapAt = await ask(open, () => performance.now())
    await tap(open, 0)
    const isKept = await isSoWithin(retapMs, open, () => bench.live !== null || bench.placeOf(0)?.checked === true)
    if (isKept || taps === 10) return { taps, lastTapAt }
  }
}

/**
 * What each long task took beyond 50 ms, between the first paint and the end; of a task that paints, what comes after.
 * @source https://web.dev/articles/tbt, and Lighthouse, which cuts tasks off in the same way
 */
export const blockingTime = (tasks: readonly (readonly [number, number])[], from: number, to: number): number =>
  tasks
    .map(([start, duration]) => Math.min(start + duration, to) - Math.max(start, from))
    .reduce((total, duration) => total + Math.max(0, duration - 50), 0)
