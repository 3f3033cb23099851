import { expect } from '@playwright/test'
import { languages } from '../../../src/contract/routes.ts'
import type { Engine } from '../engines/engine.ts'
import { answerInPage } from '../support/in-page-person.ts'
import { wordsOf } from '../support/words.ts'
import { personOf } from './day.ts'

const surveyNames = languages.map((tag) => wordsOf(tag).app('app.name.title'))

const one = (selector: string) => document.querySelector(selector)

/** Runs in the page: as it is when somebody has typed. */
function write({ selector, text }: { selector: string; text: string }): void {
  const field = document.querySelector<HTMLInputElement>(selector)
  if (!field) throw new Error(`No field ${selector}`)
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** What somebody sees, and what stands in fields that she does not see yet. Runs in the page. */
const seen = (): string =>
  [
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value, checked, type }) =>
      type === 'checkbox' || type === 'radio' ? (checked ? `checked ${value}` : '') : value,
    ),
    window.name,
    JSON.stringify(history.state),
  ].join('\n')

/** All that a page of this site can read on the device. Runs in the page. */
async function readable(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const all = await asked(database.transaction(store).objectStore(store).getAll())
      // The questionnaire itself names every question, and is the same on every device.
      const rows = all.filter((row) => !row?.definition)
      const text = JSON.stringify(rows, (_, value) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
      )
      found.push(`${store}: ${text}`)
    }
    database.close()
  }
  // What waits to be sent is copied into one of them.
  for (const name of (await caches.keys()).filter((key) => key.endsWith('.copies'))) {
    const cache = await caches.open(name)
    for (const request of await cache.keys())
      found.push(request.url, (await (await cache.match(request))?.text()) ?? '')
  }
  return found.join('\n')
}

/** Goes through the history, and marks the page that is left. Runs in the page. */
function goBy({ steps, mark }: { steps: number; mark: string }): void {
  Object.assign(window, { mark })
  history.go(steps)
}

/** Whether another page than the marked one stands there. Runs in the page. */
const hasLeft = (mark: string) => (window as { mark?: string }).mark !== mark && document.readyState === 'complete'

/** An entry of the browser's history. */
export type Remembered = { readonly url: string; readonly title: string }

/** A device that goes from person to person, in a browser of any make. */
export class SharedDevice {
  readonly #engine: Engine
  readonly #url: string
  /** What nobody may find of the person before, as soon as she is known. */
  #hers: RegExp

  constructor(engine: Engine, url: string, hers = /^$/) {
    this.#engine = engine
    this.#url = url
    this.#hers = hers
  }

  /** The same device seen through another tab, or through the browser that was started anew. */
  at(engine: Engine): SharedDevice {
    return new SharedDevice(engine, this.#url, this.#hers)
  }

  async #sees(selector: string): Promise<void> {
    const look = () => this.#engine.sees(one, selector).catch(() => false)
    await expect.poll(look, { timeout: 30_000, intervals: [20, 50], message: selector }).toBe(true)
  }

  async #touch(selector: string): Promise<void> {
    await this.#sees(selector)
    await this.#engine.touch(one, selector)
  }

  async #write(selector: string, text: string): Promise<void> {
    await this.#sees(selector)
    await this.#engine.ask(write, { selector, text })
  }

  /** Set up as facilitators do it, and handed over. */
  async handOver(): Promise<void> {
    const engine = this.#engine
    await engine.open(`${this.#url}/facilitator/?lang=en#setup`)
    await this.#write('#device-name', 'Tablet 3')
    await this.#touch('label:has([name="when-idle"]) + label')
    await this.#write('#new-pin', '2580')
    await this.#touch('#save-setup')
    await this.#sees('form .notice-good')
    await this.#touch('nav a[href="#today"]')
    await this.#touch('[data-mode="off"] .button-primary')
    await this.#sees('[data-place="chooser"]')
  }

  /** One person from the choice of her language to her receipt code, and what she sent has left the device. */
  async answers(): Promise<void> {
    await this.#engine.ask(answerInPage, personOf(0))
    const code = await this.#engine.ask(() => document.querySelector('.receipt-code')?.textContent?.trim() ?? '', null)
    expect(code).toMatch(/^[A-Z0-9-]{12,}$/)
    this.#hers = new RegExp(
      [code, code.replaceAll('-', ''), 'of person 0', 'org_type_other', 'b_profile', 'h_ease'].join('|'),
    )
    await this.#sees('[data-fate="received"]')
  }

  /** She has noted her code; the next person finds a page of her own. */
  async handOn(): Promise<void> {
    await this.#touch('.receipt .button-primary')
    await this.#touch('#finish')
    await this.#sees('[data-place="chooser"]')
  }

  async home(): Promise<void> {
    await this.#engine.open(this.#url)
    await this.#sees('[data-place="chooser"]')
  }

  /** The choice of a language, and nothing of the person before. */
  async hasForgotten(way: string): Promise<void> {
    await this.#sees('[data-place="chooser"]')
    await this.showsNothing(way)
  }

  /** Whatever page it is. */
  async showsNothing(way: string): Promise<void> {
    await this.#sees('h1')
    this.#hasNoneOfHers(await this.#engine.ask(seen, null), way)
  }

  #hasNoneOfHers(text: string, way: string): void {
    expect(text, way).not.toMatch(this.#hers)
  }

  /** Not even how far she came: what the browser remembers of the survey's address is the survey's name. */
  namesOnlyTheSurvey(entries: readonly Remembered[]): void {
    this.#hasNoneOfHers(JSON.stringify(entries), 'the titles and addresses of the browser’s history')
    const titles = entries.filter(({ url }) => new URL(url).pathname === '/').map(({ title }) => title)
    expect(titles.filter((title) => !surveyNames.includes(title))).toEqual([])
  }

  /** Every way that a browser of any make has, on the device that she has just handed on. */
  async isWithoutHer(): Promise<void> {
    const engine = this.#engine
    await this.hasForgotten('the page itself')
    await engine.reload()
    await this.hasForgotten('reload')
    for (const steps of [-1, -2, -3, -9, 1, 9]) {
      await this.#goes(steps)
      const address = await engine.ask(() => location.href, null)
      if (!address.startsWith(this.#url)) await this.home()
      await this.showsNothing(`history by ${steps}`)
      await this.home()
    }
    for (const [way, path] of [
      ['the poster’s link', '/w/mex_2025'],
      ['another language in the address', '/?lang=en'],
      ['the facilitator’s page', '/facilitator/#queue'],
      ['the page of withdrawals', '/withdraw/'],
    ] as const) {
      await engine.open(this.#url + path)
      await this.showsNothing(way)
    }
    await this.home()
    this.#hasNoneOfHers(await engine.ask(readable, null), 'all storage that a page can read')
    await this.#touch('[data-place="chooser"] button')
    await this.#sees('#continue')
    expect(await engine.ask(seen, null), 'the next person’s first page').not.toMatch(/checked OK/)
    const offers = await engine.ask(
      () =>
        [...document.querySelectorAll('input[type="text"], textarea')].map((field) =>
          field.getAttribute('autocomplete'),
        ),
      null,
    )
    expect(offers.filter((offer) => offer !== 'off')).toEqual([])
    await this.home()
  }

  /** As far as there is somewhere to go: some of these ways lead nowhere, and no browser says so. */
  async #goes(steps: number): Promise<void> {
    const mark = `before ${steps}`
    await this.#engine.ask(goBy, { steps, mark }).catch(() => undefined)
    const look = () => this.#engine.ask(hasLeft, mark).catch(() => false)
    await expect
      .poll(look, { timeout: 1500, intervals: [20, 50] })
      .toBe(true)
      .catch(() => undefined)
  }

  /** And after whatever may have happened to the browser in between. */
  async isStillWithoutHer(way: string): Promise<void> {
    await this.home()
    await this.hasForgotten(way)
    this.#hasNoneOfHers(await this.#engine.ask(readable, null), `${way}: its storage`)
  }
}
