import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The survey as a person meets it: found by the words on the screen, in her language. */
export class SurveyPage {
  readonly page: Page
  readonly words: ReturnType<typeof wordsOf>

  constructor(page: Page, language: string) {
    this.page = page
    this.words = wordsOf(language)
  }

  /** A question's group or field, by its label. Labels end in "(required)" where they are. */
  #group(question: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${escape(this.words.label(question))}`) })
  }

  field(question: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${escape(this.words.label(question))}`) })
  }

  async agree(question: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: new RegExp(escape(this.words.label(question))) }).check()
  }

  async choose(question: string, list: string, code: string): Promise<void> {
    await this.#group(question)
      .getByRole('radio', { name: this.words.choice(list, code), exact: true })
      .check()
  }

  async tick(question: string, list: string, ...codes: string[]): Promise<void> {
    for (const code of codes) {
      await this.#group(question)
        .getByRole('checkbox', { name: this.words.choice(list, code), exact: true })
        .check()
    }
  }

  async rate(question: string, value: number): Promise<void> {
    await this.#group(question)
      .getByRole('radio', { name: String(value), exact: true })
      .check()
  }

  async write(question: string, text: string): Promise<void> {
    await this.field(question).fill(text)
  }

  async pickCountry(question: string, code: string): Promise<void> {
    const name = this.words.country(code)
    const group = this.#group(question)
    await group.getByRole('searchbox').fill(name.slice(0, 5))
    await group.getByRole('radio', { name, exact: true }).check()
  }

  async moveUp(question: string, list: string, code: string): Promise<void> {
    const name = this.words.app('rank.up.label').replace('{{item}}', this.words.choice(list, code))
    // Inserted names are isolated from the direction of the sentence around them by invisible marks.
    const pattern = new RegExp(
      escape(name).replace(
        escape(this.words.choice(list, code)),
        `[\\u2068]?${escape(this.words.choice(list, code))}[\\u2069]?`,
      ),
    )
    await this.#group(question).getByRole('button', { name: pattern }).click()
  }

  async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.app(key), exact: true }).click()
  }

  /** On to the next page; waits until it is there. */
  async continue(): Promise<void> {
    const before = await this.page.locator('main').getAttribute('data-place')
    await this.press('page.continue.label')
    await expect(this.page.locator('main')).not.toHaveAttribute('data-place', before ?? '')
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(this.words.app('draft.saved.status'))).toBeVisible()
  }

  async isControlledByWorker(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }

  fate(fate: 'saved' | 'sending' | 'received' | 'attention'): Locator {
    return this.page.locator(`[data-fate="${fate}"]`)
  }
}
