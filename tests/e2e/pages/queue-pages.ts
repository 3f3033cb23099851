import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

/** The facilitator's rooms about the queue: responses and carrying them. */
export class QueuePages {
  readonly page: Page
  readonly #words: ReturnType<typeof wordsOf>

  constructor(page: Page, language = 'en') {
    this.page = page
    this.#words = wordsOf(language)
  }

  async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.#words.facilitator(key), exact: true }).click()
  }

  async enter(room: 'queue' | 'carry'): Promise<void> {
    const link = this.page.locator(`nav a[href="#${room}"]`)
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
  }

  figure = (name: string) => this.page.locator(`[data-figure="${name}"] dd`)

  /** The proof of the evening, as in "34/34". */
  proof = () => this.page.locator('[data-proof]')

  /** Makes the file of all that is here and saves it. @returns its bytes and the code that opens it */
  async carryOut(): Promise<{ readonly bytes: Buffer; readonly code: string }> {
    await this.enter('carry')
    await this.press('facilitator.carry.make')
    const code = (await this.page.locator('[data-carry-code]').textContent()) ?? ''
    const download = this.page.waitForEvent('download')
    await this.press('facilitator.carry.hand')
    return { bytes: readFileSync(await (await download).path()), code }
  }

  async takeIn(bytes: Buffer, code: string): Promise<void> {
    await this.enter('carry')
    await this.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'survey-queue.txt', mimeType: 'text/plain', buffer: bytes })
    await this.openWith(code)
  }

  async openWith(code: string): Promise<void> {
    await this.page.getByLabel(this.#words.facilitator('facilitator.take.code')).fill(code)
    await this.press('facilitator.take.label')
  }

  /** What came of taking in: how many were taken, known before, and damaged. */
  async outcome(): Promise<{ taken: number; known: number; damaged: string[] }> {
    const number = async (name: string) => {
      const found = this.page.locator(`[data-${name}]`)
      return (await found.count()) === 0 ? 0 : Number(await found.getAttribute(`data-${name}`))
    }
    await expect(this.page.locator('[data-taken]')).toBeVisible()
    return {
      taken: await number('taken'),
      known: await number('known'),
      damaged: await this.page.locator('.carry-ids code').allTextContents(),
    }
  }
}
