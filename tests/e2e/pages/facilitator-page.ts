import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

type Wishes = {
  readonly workshop?: string
  readonly whenIdle?: 'erase' | 'park'
  readonly languages?: readonly string[]
}

export const pin = '2580'

/** A facilitator and her device, found by the words on the screen. */
export class FacilitatorPage {
  readonly page: Page
  readonly words: ReturnType<typeof wordsOf>
  readonly #url: string

  constructor(page: Page, url: string, language = 'en') {
    this.page = page
    this.words = wordsOf(language)
    this.#url = url
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.words.facilitator(`facilitator.${key}`), exact: true })
  }

  async open(room: 'today' | 'queue' | 'setup'): Promise<void> {
    await this.page.goto(`${this.#url}/facilitator/#${room}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  async setUp({ workshop = 'mex_2025', whenIdle = 'erase' }: Wishes = {}): Promise<void> {
    await this.open('setup')
    await this.page.locator('#device-name').fill('Tablet 3')
    await this.page.locator('#workshop').selectOption(workshop)
    await this.page.getByRole('radio', { name: this.words.facilitator(`facilitator.setup.${whenIdle}`) }).check()
    await this.page.locator('#new-pin').fill(pin)
    await this.button('setup.save').click()
    await expect(this.page.getByText(this.words.facilitator('facilitator.setup.saved')).last()).toBeVisible()
  }

  /** The check of everything; each line of it in the end. */
  async checkReady(): Promise<Record<string, string>> {
    await this.page.locator('#check-ready').click()
    await expect(this.page.locator('[data-ready]')).toBeVisible({ timeout: 60_000 })
    const lines = await this.page.locator('[data-check]').all()
    const results = await Promise.all(
      lines.map(async (line) => [await line.getAttribute('data-check'), await line.getAttribute('data-state')]),
    )
    return Object.fromEntries(results)
  }

  async unlock(digits = pin): Promise<void> {
    await this.page.locator('#pin').fill(digits)
    await this.page.keyboard.press('Enter')
  }

  async handOver(mode: 'kiosk' | 'assisted' = 'kiosk'): Promise<void> {
    await this.open('today')
    await this.button(`today.${mode}`).click()
    await expect(this.page.locator('[data-place="chooser"]')).toBeVisible()
  }

  /** Made and received, as the ledger says once nothing waits any more. */
  async ledgerAtRest(people: number): Promise<[made: number, received: number]> {
    await expect(this.#figure('received')).toHaveText(String(people), { timeout: 60_000 })
    return [Number(await this.#figure('made').innerText()), Number(await this.#figure('received').innerText())]
  }

  #figure(name: string): Locator {
    return this.page.locator(`[data-figure="${name}"] dd`)
  }
}
