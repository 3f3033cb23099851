import type { Locator, Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

/** The page on which answers are deleted, as a person meets it: found by the words on the screen, in her language. */
export class WithdrawPage {
  readonly page: Page
  readonly #words: ReturnType<typeof wordsOf>

  constructor(page: Page, language: string) {
    this.page = page
    this.#words = wordsOf(language)
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: this.#words.app('withdraw.code.label') })
  }

  async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.#words.app(key), exact: true }).click()
  }

  async enter(code: string): Promise<void> {
    await this.field.fill(code)
    await this.press('page.continue.label')
  }

  async confirm(): Promise<void> {
    await this.press('withdraw.confirm.label')
  }

  fate(fate: 'noted' | 'sent'): Locator {
    return this.page.locator(`[data-withdrawal="${fate}"]`)
  }
}
