import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { findFirefox, howToGet } from '../../../scripts/ensure-engines.ts'
import { wholeJourney } from './engine-journey.ts'
import { openFirefox } from './firefox.ts'

test('Firefox: a whole response survives a dead server and a dead browser and is counted once', async () => {
  const firefox = findFirefox()
  test.skip(firefox === null, howToGet.firefox)
  const profile = mkdtempSync(join(tmpdir(), 'femig-firefox-'))
  const open = () => openFirefox(firefox ?? '', profile)
  try {
    await wholeJourney(open, async (engine, link) => {
      await engine.close()
      const again = await open()
      await again.open(link)
      return again
    })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})
