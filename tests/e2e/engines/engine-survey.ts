import { expect } from '@playwright/test'
import type { SurveySteps } from '../pages/survey-page.ts'
import { wordsOf } from '../support/words.ts'
import type { Engine } from './engine.ts'

/** What a person looks for: a control by its words, in the group of a question where the same words stand in several. */
type Wanted = { readonly kind: string; readonly name: string; readonly isWhole: boolean; readonly group: string }

/** Runs in the page. The marks that isolate a name's direction do not show, and any space is a space. */
function findByWords({ kind, name, isWhole, group }: Wanted): Element | null {
  const seen = (text: string | null | undefined) =>
    (text ?? '')
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const isMeant = (text: string | null | undefined, whole: boolean, wanted: string) =>
    whole ? seen(text) === seen(wanted) : seen(text).startsWith(seen(wanted))
  const readAloud = (element: Element) => {
    const copy = element.cloneNode(true) as Element // a clone of an element is one
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
    return copy.textContent
  }
  const nameOf = (control: Element) =>
    control.getAttribute('aria-label') ?? readAloud((control as HTMLInputElement).labels?.[0] ?? control)
  const groups = [...document.querySelectorAll('fieldset')]
  const within = group
    ? groups.find((candidate) => isMeant(candidate.querySelector('legend')?.textContent, false, group))
    : document
  const control = [...(within?.querySelectorAll(kind) ?? [])].find((candidate) =>
    isMeant(name === '' ? '' : nameOf(candidate), isWhole, name),
  )
  // A radio button may be drawn by its label alone.
  return (control?.matches('[type=radio], [type=checkbox]') ? control.closest('label') : null) ?? control ?? null
}

const placeNow = () => document.querySelector('main')?.dataset['place'] ?? ''

/** The survey in a browser of any make: the same steps as `SurveyPage`, found by the words on the screen. */
export class EngineSurvey implements SurveySteps {
  readonly engine: Engine
  readonly words: ReturnType<typeof wordsOf>
  readonly #leaving: (place: string) => Promise<void>

  /** @param leaving called with the name of each page that is answered and about to be left */
  constructor(engine: Engine, language: string, leaving: (place: string) => Promise<void> = async () => {}) {
    this.engine = engine
    this.words = wordsOf(language)
    this.#leaving = leaving
  }

  async #touch(kind: string, name: string, group = '', isWhole = true): Promise<void> {
    await this.engine.touch(findByWords, { kind, name, isWhole, group })
  }

  agree(question: string): Promise<void> {
    return this.#touch('[type=checkbox]', this.words.label(question), '', false)
  }

  choose(question: string, list: string, code: string): Promise<void> {
    return this.#touch('[type=radio]', this.words.choice(list, code), this.words.label(question))
  }

  async tick(question: string, list: string, ...codes: string[]): Promise<void> {
    for (const code of codes)
      await this.#touch('[type=checkbox]', this.words.choice(list, code), this.words.label(question))
  }

  rate(question: string, value: number): Promise<void> {
    return this.#touch('[type=radio]', String(value), this.words.label(question))
  }

  async write(question: string, text: string): Promise<void> {
    const wanted = { kind: 'input, textarea', name: this.words.label(question), isWhole: false, group: '' }
    await this.engine.type(findByWords, wanted, text)
  }

  async pickCountry(question: string, code: string): Promise<void> {
    const name = this.words.country(code)
    const group = this.words.label(question)
    await this.engine.type(findByWords, { kind: '[type=search]', name: '', isWhole: false, group }, name.slice(0, 5))
    await expect.poll(() => this.#sees('[type=radio]', name, group), { intervals: [20] }).toBe(true)
    await this.#touch('[type=radio]', name, group)
  }

  moveUp(question: string, list: string, code: string): Promise<void> {
    const name = this.words.app('rank.up.label').replace('{{item}}', this.words.choice(list, code))
    return this.#touch('button', name, this.words.label(question))
  }

  press(key: string): Promise<void> {
    return this.#touch('button', this.words.app(key))
  }

  continue(): Promise<void> {
    return this.#leaveBy('page.continue.label')
  }

  addAnother(): Promise<void> {
    return this.#leaveBy('repeat.add.label')
  }

  async #leaveBy(button: string): Promise<void> {
    const before = await this.place()
    await this.#leaving(before)
    await this.press(button)
    // A page takes the focus to its heading when it has been painted; what is typed earlier would go astray half-way.
    const isReady = (place: string) =>
      document.querySelector('main')?.dataset['place'] !== place && document.activeElement?.matches('main h1') === true
    await expect.poll(() => this.engine.ask(isReady, before), { timeout: 15_000, intervals: [20] }).toBe(true)
  }

  place(): Promise<string> {
    return this.engine.ask(placeNow, undefined)
  }

  async chooseLanguage(language: string): Promise<void> {
    // What opens is drawn by the system and out of a driver's reach, so the choice is told to the page as the menu would.
    await this.engine.ask((tag) => {
      const menu = document.querySelector<HTMLSelectElement>('.language-menu')
      if (!menu) throw new Error('No menu of languages')
      menu.value = tag
      menu.dispatchEvent(new Event('change', { bubbles: true }))
    }, language)
    await expect.poll(() => this.engine.ask(() => document.documentElement.lang, undefined)).toBe(language)
  }

  async isAt(place: string): Promise<void> {
    await expect.poll(() => this.place(), { timeout: 15_000, intervals: [20, 50] }).toBe(place)
  }

  /** Waits until a button can be seen by its words. */
  async offers(key: string): Promise<void> {
    await expect
      .poll(() => this.#sees('button', this.words.app(key)), { timeout: 15_000, intervals: [20, 50] })
      .toBe(true)
  }

  #sees(kind: string, name: string, group = ''): Promise<boolean> {
    return this.engine.sees(findByWords, { kind, name, isWhole: true, group })
  }

  /** She decides that this phone keeps her answers; waits until it does. */
  async saveForLater(): Promise<void> {
    await this.offers('draft.later.label')
    await this.press('draft.later.label')
    await this.offers('draft.keep.label')
    await this.press('draft.keep.label')
    await this.saysKept()
  }

  /** Waits until the screen says that this phone keeps every answer given so far. */
  async saysKept(): Promise<void> {
    const [kept = ''] = this.words.app('draft.device.status').split('{{day}}')
    const isKept = (words: string) => document.querySelector('.save-status')?.textContent?.includes(words) === true
    await expect.poll(() => this.engine.ask(isKept, kept.trim()), { timeout: 15_000, intervals: [20, 50] }).toBe(true)
  }

  async isControlledByWorker(): Promise<void> {
    await expect
      .poll(() => this.engine.ask(() => navigator.serviceWorker.controller !== null, undefined), { timeout: 15_000 })
      .toBe(true)
  }

  fate(): Promise<string | null> {
    return this.engine.ask(() => document.querySelector<HTMLElement>('[data-fate]')?.dataset['fate'] ?? null, undefined)
  }
}
