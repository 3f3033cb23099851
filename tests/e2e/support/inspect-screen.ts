import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Of a finger, in CSS pixels. */
const targetHeight = 44

/** What is wrong with the screen as it stands, one line each; empty when nothing is. */
export async function inspectScreen(page: Page, name: string): Promise<string[]> {
  return [...(await inspectLayout(page, name)), ...(await inspectAccess(page, name))]
}

/** What machines can tell of WCAG 2.2 A and AA. */
async function inspectAccess(page: Page, name: string): Promise<string[]> {
  // One frame only, so the older and faster way of axe sees the same.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/** Nothing to scroll sideways, and nothing to touch that is lower than a finger. */
export async function inspectLayout(page: Page, name: string): Promise<string[]> {
  const found = await page.evaluate((lowest) => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
    const wide = scrollWidth > clientWidth ? [`${scrollWidth} px wide on a screen of ${clientWidth}`] : []
    const controls = document.querySelectorAll<HTMLElement>('button, select, summary, a.button, nav a, input, textarea')
    const low = [...controls].flatMap((control) => {
      const target = control.matches('[type=radio], [type=checkbox]') ? (control.closest('label') ?? control) : control
      const { height } = target.getBoundingClientRect()
      return height > 0 && height < lowest - 0.1 ? [`${height} px high: ${target.outerHTML.slice(0, 120)}`] : []
    })
    return [...wide, ...low]
  }, targetHeight)
  return found.map((line) => `${name}: ${line}`)
}
