import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findFirefox, howToGet } from '../../../scripts/ensure-engines.ts'
import { brokenIn } from '../../torture/torture-run.ts'
import { openChromium } from '../engines/chromium.ts'
import type { Killable } from '../engines/engine.ts'
import { openFirefox } from '../engines/firefox.ts'
import { killRun } from './kill-run.ts'

/** Nothing that the screen had called saved is gone, and nothing came twice. */
async function survives(open: (profile: string) => Promise<Killable>, kills: number): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'femig-kills-'))
  try {
    const outcome = await killRun(() => open(profile), { seed: 11, kills })
    expect(brokenIn(outcome)).toEqual([])
    expect(outcome.facts).toMatchObject({ responses: kills })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

test('Chromium: whatever it dies in the middle of, nothing that was shown as saved is lost', async ({
  launchOptions,
}) => {
  await survives((profile) => openChromium(launchOptions, profile), 3)
})

test('Firefox: whatever it dies in the middle of, nothing that was shown as saved is lost', async () => {
  const firefox = findFirefox()
  test.skip(firefox === null, howToGet.firefox)
  await survives((profile) => openFirefox(firefox ?? '', profile), 2)
})
