import { existsSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { drivePage } from './drive-page.ts'
import type { Killable } from './engine.ts'

/**
 * Firefox over WebDriver BiDi.
 * @param profile folder that outlives the browser, as the storage of a phone does
 */
export async function openFirefox(executablePath: string, profile: string): Promise<Killable> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    userDataDir: profile,
    headless: true,
    defaultViewport: { width: 500, height: 740 },
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  })
  const page = (await browser.pages())[0] ?? (await browser.newPage())

  return {
    ...drivePage(page),
    close: () => browser.close(),
    async kill() {
      const firefox = browser.process()
      const ended = new Promise((resolve) => firefox?.once('exit', resolve))
      firefox?.kill('SIGKILL')
      await ended
      // Puppeteer then puts the settings of the profile back as they were; a start in the midst of it finds none.
      while (['prefs.js', 'user.js'].some((name) => existsSync(join(profile, `${name}.puppeteer`))))
        await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}
