import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
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
  readonly #leftovers: ReturnType<typeof leftoverWords>
  readonly #screens: string[] = []
  /** What is wrong, one line each. */
  readonly wrong: string[] = []

  /** @param words whose words should be on the screen, as `wordsOf` takes it */
  constructor(words: string) {
    this.#name = words
    this.#leftovers = leftoverWords(words)
    for (const width of widths) mkdirSync(join(pictures, words, String(width)), { recursive: true })
  }

  async look(page: Page, name: string): Promise<void> {
    const screen = `${String(this.#screens.length + 1).padStart(2, '0')} ${name}`
    this.#screens.push(screen)
    const before = page.viewportSize()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 })
      const { faults, texts } = await judgeScreen(page)
      // The words are the same on every width.
      const found = width === widths[0] ? [...faults, ...this.#leftovers(texts)] : faults
      this.wrong.push(...found.map((fault) => `${this.#name}, ${width} px, ${screen}: ${fault}`))
      const path = join(pictures, this.#name, String(width), `${screen}.jpg`)
      if (pictured.includes(width) || found.length > 0)
        await page.screenshot({ path, type: 'jpeg', quality: 60, fullPage: true })
    }
    if (before) await page.setViewportSize(before)
  }

  writeSheet(): void {
    writeContactSheet(pictures, this.#name, this.#screens, widths)
  }
}
