import { test } from '@playwright/test'
import { findWebKit, howToGet } from '../../../scripts/ensure-engines.ts'
import { forgets, wholeJourney } from './engine-journey.ts'
import { openWebKit } from './webkit.ts'

// Two journeys in one browser, which takes long to start.
test.describe.configure({ timeout: 240_000 })

test('WebKit: a whole response survives a dead server and a reload without it; a device that is handed on forgets', async () => {
  const programs = findWebKit()
  test.skip(programs === null, howToGet.webkit)
  if (!programs) return
  await wholeJourney(
    () => openWebKit(programs),
    // Under automation WebKitGTK keeps all storage in memory and forgets it when it closes, so the page is loaded anew
    // in a browser that goes on: worker and database are tested, the way from memory to disk is not.
    async (engine) => {
      // What only this tab knows goes with the tab.
      await engine.ask(() => sessionStorage.clear(), undefined)
      await engine.reload()
      return engine
    },
    async (engine, url) => {
      // Under automation it keeps no history that could be read.
      await forgets(engine, url, async () => [])
      return engine
    },
  )
})
