import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import Database from 'better-sqlite3'
import { findFirefox, howToGet } from '../../../scripts/ensure-engines.ts'
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
        const device = await forgets(engine, url)
        await engine.kill()
        device.namesOnlyTheSurvey(rememberedBy(profile, url))
        const again = await open()
        await device.at(again).isStillWithoutHer('the browser after its battery was empty')
        return again
      },
    )
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})

/** What somebody finds who searches the browser's history, which keeps it as a database of its own. */
function rememberedBy(profile: string, url: string): { url: string; title: string }[] {
  const history = new Database(join(profile, 'places.sqlite'), { readonly: true })
  try {
    const query = history.prepare("select url, coalesce(title, '') as title from moz_places where url like ? || '%'")
    return query.all(url) as { url: string; title: string }[] // as asked for
  } finally {
    history.close()
  }
}
