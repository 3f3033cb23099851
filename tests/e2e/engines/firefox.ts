import { existsSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer, { type ElementHandle } from 'puppeteer-core'
import { type Killable, NothingFoundError } from './engine.ts'

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

  async function seek<Argument>(find: (argument: Argument) => Element | null, argument: Argument) {
    // Puppeteer's types cannot follow a function that is generic itself.
    const handle = await page.evaluateHandle(find as (argument: unknown) => Element | null, argument)
    return handle.asElement() as ElementHandle | null
  }

  async function found<Argument>(find: (argument: Argument) => Element | null, argument: Argument) {
    const element = await seek(find, argument)
    if (!element) throw new NothingFoundError(argument)
    return element
  }

  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    ask: async (question, argument) =>
      (await page.evaluate(question as (argument: unknown) => unknown, argument)) as ReturnType<typeof question>,
    sees: async (find, argument) => (await seek(find, argument)) !== null,
    touch: async (find, argument) => (await found(find, argument)).click(),
    type: async (find, argument, text) => (await found(find, argument)).type(text),
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
