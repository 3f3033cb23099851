import { chromium, type LaunchOptions } from '@playwright/test'
import { drivePage } from './drive-page.ts'
import type { Killable } from './engine.ts'

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

  return {
    ...drivePage(page),
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
