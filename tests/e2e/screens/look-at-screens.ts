import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { inspectLayout, inspectScreen } from '../support/inspect-screen.ts'
import { writeContactSheet } from './contact-sheet.ts'
import { judgeScreen } from './judge-screen.ts'
import { leftoverWords } from './leftover-words.ts'

// What fits in 320 px has more room in 360: a run that nobody watches looks at the edges of each layout.
const widths = process.env['CI'] ? [320, 768, 1280] : [320, 360, 768, 1280]
// A picture takes longer than the judgement: a run that nobody watches takes those of its faults.
const pictured = process.env['CI'] ? [] : widths

/** Where the pictures of a run lie, for people to look at. */
export const pictures = 'test-results/screens'

/** Looks at each screen on every width: judges it, and takes its picture. */
export class ScreenLooker {
  readonly #name: string
  readonly #folder: string
  readonly #isInspected: boolean
  readonly #leftovers: ReturnType<typeof leftoverWords>
  readonly #screens: string[] = []
  /** What is wrong, one line each. */
  readonly wrong: string[] = []

  /**
   * @param words       whose words should be on the screen, as `wordsOf` takes it
   * @param isInspected whether each screen is also looked at for whether anybody can read, reach and touch it
   * @param folder      of the pictures, where they are not a respondent's
   */
  constructor(words: string, isInspected = false, folder = words) {
    this.#name = words
    this.#folder = folder
    this.#isInspected = isInspected
    this.#leftovers = leftoverWords(words)
    for (const width of widths) mkdirSync(join(pictures, folder, String(width)), { recursive: true })
  }

  /** @param isDarkToo whether the screen stands for others: what can be read by day is then read by night as well */
  async look(page: Page, name: string, isDarkToo = false): Promise<void> {
    const screen = `${String(this.#screens.length + 1).padStart(2, '0')} ${name}`
    this.#screens.push(screen)
    const before = page.viewportSize()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 })
      const { faults, texts } = await judgeScreen(page)
      const found = [...faults]
      // Words, roles and colours are the same on every width.
      if (width === widths[0]) found.push(...this.#leftovers(texts), ...(await this.#inspect(page, isDarkToo)))
      this.wrong.push(...found.map((fault) => `${this.#name}, ${width} px, ${screen}: ${fault}`))
      const path = join(pictures, this.#folder, String(width), `${screen}.jpg`)
      if (pictured.includes(width) || found.length > 0)
        await page.screenshot({ path, type: 'jpeg', quality: 60, fullPage: true })
    }
    if (before) await page.setViewportSize(before)
  }

  /** At the width that the page has: whether anything is too wide or too low. */
  async glance(page: Page, name: string): Promise<void> {
    this.wrong.push(...(await inspectLayout(page, `${this.#name}, ${name} as it opens`)))
  }

  async #inspect(page: Page, isDarkToo: boolean): Promise<string[]> {
    if (!this.#isInspected) return []
    const wrong = await inspectScreen(page, 'by day')
    if (!isDarkToo) return wrong
    await page.emulateMedia({ colorScheme: 'dark' })
    wrong.push(...(await inspectScreen(page, 'by night')))
    await page.emulateMedia({ colorScheme: 'light' })
    return wrong
  }

  writeSheet(): void {
    writeContactSheet(pictures, this.#folder, this.#screens, widths)
  }
}
