import { existsSync, readdirSync } from 'node:fs'
import { installWithApt } from './install-with-apt.ts'

/** Programs that together drive WebKitGTK without a screen. */
export type WebKitPrograms = { readonly driver: string; readonly browser: string; readonly screen: string }

const firstThatExists = (...paths: string[]): string | null => paths.find((path) => existsSync(path)) ?? null

const wantedFirefox = process.env['FIREFOX_PATH']

/** `FIREFOX_PATH`, or the system's. */
export const findFirefox = (): string | null =>
  firstThatExists(...(wantedFirefox ? [wantedFirefox] : ['/usr/bin/firefox-esr', '/usr/bin/firefox']))

/** WebKitGTK with its driver and a screen that nobody looks at; null where any of the three is missing. */
export function findWebKit(): WebKitPrograms | null {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : []
  const browser = firstThatExists(
    ...libraries.map((triplet) => `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`),
    '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
  )
  const driver = firstThatExists('/usr/bin/WebKitWebDriver')
  const screen = firstThatExists('/usr/bin/Xvfb')
  return browser && driver && screen ? { driver, browser, screen } : null
}

export const howToGet = {
  firefox: 'no Firefox. Set FIREFOX_PATH, or: sudo apt-get install firefox-esr',
  webkit: 'no WebKitGTK. On Debian or Ubuntu: sudo apt-get install webkit2gtk-driver xvfb',
} as const

/** Gets what is missing of Firefox and WebKitGTK where apt can; where it cannot, their tests say so and are skipped. */
export function ensureEngines(): void {
  const missing = [
    ...(findFirefox() || wantedFirefox ? [] : ['firefox-esr']),
    ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb', 'fonts-noto-core']),
  ]
  if (missing.length > 0) installWithApt(...missing)
}
