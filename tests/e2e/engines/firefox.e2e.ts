import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { findFirefox, howToGet } from '../../../scripts/ensure-engines.ts'
import type { Remembered } from '../facilitate/shared-device.ts'
import { forgets, wholeJourney } from './engine-journey.ts'
import { openFirefox } from './firefox.ts'

// Two journeys in one browser, which takes long to start.
test.describe.configure({ timeout: 240_000 })

test('Firefox: a whole response survives a dead server and a dead browser; a device that is handed on forgets', async () => {
  const firefox = findFirefox()
  test.skip(firefox === null, howToGet.firefox)
  const profile = mkdtempSync(join(tmpdir(), 'femig-firefox-'))
  const open = () => openFirefox(firefox ?? '', profile)
  try {
    await wholeJourney(
      open,
      async (engine, link) => {
        await engine.close()
        const again = await open()
        await again.open(link)
        return again
      },
      async (engine, url) => {
        const device = await forgets(engine, url, () => rememberedBy(profile, url))
        await engine.kill()
        device.namesOnlyTheSurvey(await rememberedBy(profile, url))
        const again = await open()
        await device.at(again).isStillWithoutHer('the browser after its battery was empty')
        return again
      },
    )
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})

/** What somebody finds who searches the browser's history: a database of its own, read in a copy while it is in use. */
async function rememberedBy(profile: string, url: string): Promise<Remembered[]> {
  const copy = mkdtempSync(join(tmpdir(), 'femig-history-'))
  const read = () => {
    for (const name of readdirSync(profile).filter((file) => file.startsWith('places.sqlite')))
      copyFileSync(join(profile, name), join(copy, name))
    const history = new Database(join(copy, 'places.sqlite'))
    try {
      const query = history.prepare("select url, title from moz_places where url like ? || '%' and title <> ''")
      return query.all(`${url}/`) as Remembered[] // as asked for
    } finally {
      history.close()
    }
  }
  try {
    // It is written a moment after it has happened.
    await expect.poll(() => read().some((entry) => entry.url === `${url}/`), { timeout: 15_000 }).toBe(true)
    return read()
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
