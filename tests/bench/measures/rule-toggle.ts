import { type OpenPage, slowCpu, tap, until } from '../harness/phone.ts'
import { median } from '../statistics.ts'

const toggles = 5
/** Some need half a minute for one. */
const budgetMs = 20_000
const yes = 0
const no = 1

/** From the tap on "yes" to the paint that shows the question which depends on it, in ms, on the slow phone. */
export async function ruleToggle({ page, cdp }: OpenPage, liveText: string): Promise<number> {
  await slowCpu(cdp)
  await page.evaluate(() => {
    bench.toggles = []
  })
  const end = performance.now() + budgetMs
  for (let done = 0; done < toggles && performance.now() < end; done += 1) {
    await tap(page, no)
    await page.waitForFunction((text) => !bench.isShown(text), liveText)
    await tap(page, yes)
    await page.waitForFunction((before) => bench.toggles.length > before, done)
  }
  await until(page, 'every toggle was seen', () => bench.toggles.length > 0)
  return median(await page.evaluate(() => bench.toggles)) ?? Number.NaN
}
