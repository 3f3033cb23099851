import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from '../support/words.ts'

type Room =
  | 'overview'
  | 'workshops'
  | 'targets'
  | 'flagged'
  | 'carry'
  | 'project'
  | 'translations'
  | 'hooks'
  | 'people'
  | 'audit'
  | 'account'

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

  /** On a phone the rooms are behind a button. */
  async #openMenu(): Promise<void> {
    const navigation = this.page.getByRole('navigation')
    await expect(navigation).toBeVisible()
    const button = navigation.getByRole('button', { expanded: false })
    if (await button.isVisible()) await button.click()
  }

  async enter(room: Room): Promise<void> {
    await this.#openMenu()
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.words.desk(`desk.${room}.label`) })
      .click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.desk(titles[room]))
  }

  /** A part of a room, by the name that the page gives it. */
  part(name: string): Locator {
    return this.page.locator(`[data-part="${name}"]`)
  }

  /** Names of the rooms that the navigation offers. */
  async rooms(): Promise<string[]> {
    await this.#openMenu()
    const links = await this.page.getByRole('navigation').getByRole('link').all()
    return Promise.all(links.map(async (link) => ((await link.getAttribute('href')) ?? '').slice(1)))
  }

  /** Invites somebody. @returns the link, which is shown this once */
  async invite(name: string, role: string): Promise<string> {
    const form = this.part('invite')
    await form.getByLabel(this.words.desk('signIn.name.label')).fill(name)
    await form.getByRole('combobox').selectOption(role)
    await form.getByRole('button').click()
    // The link of the one before may still stand there.
    const link = this.page.locator('.notice').filter({ hasText: name }).locator('[data-once-link]')
    await expect(link).toBeVisible()
    return (await link.textContent()) ?? ''
  }

  async choosePassword(password: string): Promise<void> {
    await this.field('link.password.label').fill(password)
    await this.field('link.repeat.label').fill(password)
    await this.button('link.save.label').click()
  }

  /** A table of the overview: received by code. */
  async table(kind: string): Promise<Record<string, number>> {
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

  plot(kind: string): Locator {
    return this.page.locator(`[data-plot="${kind}"]`)
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
  targets: 'targets.page.title',
  flagged: 'flagged.page.title',
  carry: 'carryIn.page.title',
  project: 'project.page.title',
  translations: 'translations.page.title',
  hooks: 'hooks.page.title',
  people: 'people.page.title',
  audit: 'audit.page.title',
  account: 'account.page.title',
} as const satisfies Record<Room, string>
