import type { Page } from '@playwright/test'

/** Words that do not fit their box, or run out of the screen; one line each. */
export async function inspectFit(page: Page, name: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const texts = document.querySelectorAll<HTMLElement>('h1, h2, p, label, legend, li, dt, dd, a, button, select')
    return [...texts].flatMap((element) => {
      if (element.closest('.only-read-aloud, .skip-link') || element.getClientRects().length === 0) return []
      const { left, right } = element.getBoundingClientRect()
      const isCut =
        getComputedStyle(element).overflow !== 'visible' &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      const isOut = left < -1 || right > width + 1
      return isCut || isOut ? [`${isCut ? 'cut' : 'off the screen'}: ${element.outerHTML.slice(0, 120)}`] : []
    })
  })
  return found.map((line) => `${name}: ${line}`)
}

/** Whether anything stays in the way while the page is scrolled: on a screen of a few lines it would eat the page. */
export async function inspectStickiness(page: Page, name: string): Promise<string[]> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  return found.map((line) => `${name}: stays in the way: ${line}`)
}

/** Spacing that every text must bear. @source WCAG 2.2, 1.4.12 */
export const widen = (page: Page) =>
  // A sheet made by script, because the page's own policy allows no inline style.
  page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    )
    document.adoptedStyleSheets = [sheet]
  })
