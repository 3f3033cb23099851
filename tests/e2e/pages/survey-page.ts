import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

/**
 * A text as a person sees it: any space is a space, and the marks that isolate a name's direction do not show.
 * @param isWhole false for labels, which may end in "(required)"
 */
function seen(text: string, isWhole = true): RegExp {
  const visible = text.replace(/[\u2068\u2069]/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // A mark may stand before and after each character, a space may be of any width.
  const pattern = [...visible.matchAll(/\\?./gu)]
    .map(([piece]) => (/\s/.test(piece) ? '\\s+' : piece))
    .join('[\\u2068\\u2069]*')
  return new RegExp(`^[\\u2068\\u2069]*${pattern}${isWhole ? '[\\u2068\\u2069]*$' : ''}`, 'u')
}

/** Whoever looks over her shoulder: called with the name of each place, as it opens and before it is left. */
export type Onlooker = {
  readonly arrived?: (place: string) => Promise<void>
  readonly leaving?: (place: string) => Promise<void>
}

/** What a person does in the survey, whatever browser she has: enough to answer all of it. */
export type SurveySteps = Pick<
  SurveyPage,
  'agree' | 'choose' | 'tick' | 'rate' | 'write' | 'pickCountry' | 'moveUp' | 'continue' | 'addAnother' | 'place'
>

/** The survey as a person meets it: found by the words on the screen, in her language. */
export class SurveyPage {
  readonly page: Page
  readonly words: ReturnType<typeof wordsOf>
  readonly #onlooker: Onlooker

  constructor(page: Page, language: string, onlooker: Onlooker = {}) {
    this.page = page
    this.words = wordsOf(language)
    this.#onlooker = onlooker
  }

  /** A question's group or field, by its label. Labels end in "(required)" where they are. */
  #group(question: string): Locator {
    return this.page.getByRole('group', { name: seen(this.words.label(question), false) })
  }

  field(question: string): Locator {
    return this.page.getByRole('textbox', { name: seen(this.words.label(question), false) })
  }

  async agree(question: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: seen(this.words.label(question), false) }).check()
  }

  async choose(question: string, list: string, code: string): Promise<void> {
    await this.#group(question)
      .getByRole('radio', { name: seen(this.words.choice(list, code)) })
      .check()
  }

  async tick(question: string, list: string, ...codes: string[]): Promise<void> {
    for (const code of codes) {
      await this.#group(question)
        .getByRole('checkbox', { name: seen(this.words.choice(list, code)) })
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
    await group.getByRole('radio', { name: seen(name) }).check()
  }

  async moveUp(question: string, list: string, code: string): Promise<void> {
    const name = this.words.app('rank.up.label').replace('{{item}}', this.words.choice(list, code))
    await this.#group(question)
      .getByRole('button', { name: seen(name) })
      .click()
  }

  async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: seen(this.words.app(key)) }).click()
  }

  /** From consent to a page with something written; the last letter is on the disk when this ends. */
  async toSavedWords(words: string): Promise<void> {
    await this.toIdentity()
    await this.continue()
    await this.choose('org_type', 'org_type', 'other')
    await this.write('org_type_other', words)
    await this.isSaved()
  }

  /** From the first page past consent, eligibility and country to the organisation's name. */
  async toIdentity(): Promise<void> {
    await this.agree('consent_participate')
    await this.continue()
    await this.choose('age_18_plus', 'yes_no', 'yes')
    await this.choose('respondent_link', 'respondent_link', 'leader')
    await this.continue()
    await this.pickCountry('org_country', 'MX')
    await this.continue()
  }

  /** On to the next page; waits until it is there. */
  async continue(): Promise<void> {
    await this.#leaveBy('page.continue.label')
  }

  /** One more entry of a repeat, which is a page of its own. */
  async addAnother(): Promise<void> {
    await this.#leaveBy('repeat.add.label')
  }

  async #leaveBy(button: string): Promise<void> {
    const before = await this.place()
    await this.#onlooker.leaving?.(before)
    await this.press(button)
    // Looks at every frame; `expect` would look after a tenth of a second, and a survey has many pages.
    await this.page.waitForFunction((place) => document.querySelector('main')?.dataset['place'] !== place, before)
    await this.#onlooker.arrived?.(await this.place())
  }

  /** Which page is open: the path of its group or question, `review`, `draft` or `done`. */
  async place(): Promise<string> {
    return (await this.page.locator('main').getAttribute('data-place')) ?? ''
  }

  async isAt(place: string | RegExp): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-place', place)
  }

  async chooseLanguage(language: string): Promise<void> {
    await this.page.locator('.language-menu').selectOption(language)
    await expect(this.page.locator('html')).toHaveAttribute('lang', language)
  }

  /** Until the next frame the status still speaks of the answer before. */
  async #isDrawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    )
  }

  /** For as long as the tab is open. */
  async isSaved(): Promise<void> {
    await this.#isDrawn()
    await expect(this.page.locator('.save-status')).toContainText(this.words.app('draft.tab.status'))
  }

  /** On the phone, for whoever opens the survey there. */
  async isKept(): Promise<void> {
    await this.#isDrawn()
    const [words = ''] = this.words.app('draft.device.status').split('{{day}}')
    await expect(this.page.locator('.save-status')).toContainText(words.trim())
  }

  /** She reads what it means, and decides that this phone keeps her answers. */
  async saveForLater(): Promise<void> {
    await this.press('draft.later.label')
    await this.press('draft.keep.label')
    await this.isKept()
  }

  async isControlledByWorker(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }

  fate(fate: 'saved' | 'sending' | 'received' | 'attention'): Locator {
    return this.page.locator(`[data-fate="${fate}"]`)
  }
}
