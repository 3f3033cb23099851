import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installWithApt } from './install-with-apt.ts'

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function runs(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

function hasArabicFont(): boolean {
  try {
    // Plain `:lang=ar` is satisfied by DejaVu, whose Arabic nobody would ship.
    return execFileSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' }).includes('Noto Sans Arabic')
  } catch {
    return false
  }
}

/**
 * Finds a Chromium that runs: `CHROMIUM_PATH`, the system's, Playwright's own, or apt as root.
 * @returns its path
 * @throws Error that names the three ways to get one
 */
export async function ensureBrowser(): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH']
  if (wanted) {
    if (!runs(wanted)) throw new Error(`CHROMIUM_PATH=${wanted} does not run; point it at a Chromium or unset it`)
    return wanted
  }
  const { chromium } = await import('@playwright/test')
  const find = () => [...systemPaths, chromium.executablePath()].find((path) => existsSync(path) && runs(path))
  const found = find() ?? (installWithApt('chromium', 'fonts-noto-core') ? find() : undefined)
  if (!found) {
    throw new Error(
      'No Chromium. Set CHROMIUM_PATH, or: sudo apt-get install chromium fonts-noto-core, or: npx playwright install chromium',
    )
  }
  if (process.platform === 'linux' && !hasArabicFont() && !installWithApt('fonts-noto-core', 'fontconfig')) {
    console.warn(
      'No Noto Sans Arabic: Arabic pages are tested in a fallback font. Mend: sudo apt-get install fonts-noto-core fontconfig',
    )
  }
  return found
}
