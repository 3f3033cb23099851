import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test'

/** A phone that can be switched off and on again: one profile on the disk, a browser that is closed and started anew. */
export class Phone {
  readonly #profile: string
  readonly #launch: LaunchOptions
  #context: BrowserContext | null = null

  /**
   * @param launch  which browser, as the test run has it
   * @param profile where its disk is; a folder of its own among the temporary ones where nobody says
   */
  constructor(launch: LaunchOptions | undefined, profile = mkdtempSync(join(tmpdir(), 'femig-phone-'))) {
    this.#launch = launch ?? {}
    this.#profile = profile
  }

  async switchOn(): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      ...this.#launch,
      headless: true,
      viewport: { width: 360, height: 740 },
      timezoneId: 'Asia/Kathmandu',
      reducedMotion: 'reduce',
      serviceWorkers: 'allow',
    })
    return this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  /** As an empty battery does it: nothing is told that it ends. */
  async die(): Promise<void> {
    const browser = this.#context?.browser()
    if (!browser) throw new Error('the phone is switched off, so it cannot die')
    const session = await browser.newBrowserCDPSession()
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const closed = new Promise((resolve) => this.#context?.once('close', resolve))
    process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL')
    await closed
    this.#context = null
  }

  async switchOff(): Promise<void> {
    await this.#context?.close()
    this.#context = null
  }
}
