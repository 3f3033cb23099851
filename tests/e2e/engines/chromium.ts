import { chromium, type ElementHandle, type LaunchOptions } from '@playwright/test'
import { type Killable, NothingFoundError } from './engine.ts'

/**
 * Chromium over its own protocol.
 * @param profile folder that outlives the browser, as the storage of a phone does
 */
export async function openChromium(launch: LaunchOptions, profile: string): Promise<Killable> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    headless: true,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = context.pages()[0] ?? (await context.newPage())

  async function seek<Argument>(find: (argument: Argument) => Element | null, argument: Argument) {
    // Playwright's types cannot follow a function that is generic itself.
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
    close: () => context.close(),
    async kill() {
      const session = await context.browser()?.newBrowserCDPSession()
      const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {}
      const closed = new Promise((resolve) => context.once('close', resolve))
      process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL')
      await closed
    },
  }
}
