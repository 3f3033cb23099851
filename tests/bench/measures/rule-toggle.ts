import { ask, type OpenPage, slowCpu, tap, until } from '../harness/phone.ts'
import { median } from '../statistics.ts'

const toggles = 5
/** Some need half a minute for one. */
const budgetMs = 20_000
const yes = 0
const no = 1

/** From the tap on "yes" to the paint that shows the question which depends on it, in ms, on the slow phone. */
export async function ruleToggle(open: OpenPage, liveText: string): Promise<number> {
  await slowCpu(open.cdp)
  await ask(open, () => {
    bench.toggles = []
  })
  const end = performance.now() + budgetMs
  for (let done = 0; done < toggles && performance.now() < end; done += 1) {
    await tap(open, no)
    await until(open, 'the second question is away', (text: string) => !bench.isShown(text), liveText)
    await tap(open, yes)
    await until(open, 'it is back', (before: number) => bench.toggles.length > before, done)
  }
  return median(await ask(open, () => bench.toggles)) ?? Number.NaN
}
