import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

type Room = 'overview' | 'workshops' | 'carry' | 'project' | 'translations'

/** The coordinator's page, found by the words on it. */
export class DeskPage {
  readonly page: Page
  readonly words: ReturnType<typeof wordsOf>

  constructor(page: Page, language: string) {
    this.page = page
    this.words = wordsOf(language)
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.words.desk(key), exact: true })
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.words.desk(key), { exact: true })
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.field('signIn.name.label').fill(name)
    await this.field('signIn.password.label').fill(password)
    await this.button('signIn.enter.label').click()
  }

  async enter(room: Room): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.words.desk(`desk.${room}.label`) })
      .click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.desk(titles[room]))
  }

  /** A table of the overview: received by code. */
  async table(kind: 'language' | 'country' | 'workshop' | 'channel' | 'day'): Promise<Record<string, number>> {
    const rows = await this.page.locator(`[data-table="${kind}"] tbody tr`).all()
    return Object.fromEntries(
      await Promise.all(
        rows.map(async (row) => [
          await row.getAttribute('data-key'),
          Number(await row.locator('td').first().textContent()),
        ]),
      ),
    )
  }

  figure(name: string): Locator {
    return this.page.locator(`[data-figure="${name}"] dd`)
  }

  workshop(code: string): Locator {
    return this.page.locator(`[data-workshop="${code}"]`)
  }
}

const titles = {
  overview: 'overview.target.title',
  workshops: 'workshop.page.title',
  carry: 'carryIn.page.title',
  project: 'project.page.title',
  translations: 'translations.page.title',
} as const satisfies Record<Room, string>
