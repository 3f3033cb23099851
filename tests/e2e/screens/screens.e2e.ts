import { expect, test } from '@playwright/test'
import { people } from '../journeys/people.ts'
import { Endpoint } from '../support/endpoint.ts'
import { ScreenLooker } from './look-at-screens.ts'
import { walkScreens } from './walk-screens.ts'

// One walk for all widths: some fifty screens, each looked at four times.
test.describe.configure({ timeout: 300_000 })

for (const person of people) {
  test(`every screen of the respondent in ${person.language} fits on every width, in one language`, async ({
    page,
  }) => {
    const endpoint = await Endpoint.start()
    const looker = new ScreenLooker(person.language)
    try {
      await walkScreens({
        page,
        url: endpoint.url,
        person,
        words: person.language,
        hasWorker: true,
        look: (seen, name) => looker.look(seen, name),
      })
      expect(looker.wrong).toEqual([])
    } finally {
      await endpoint.kill()
      looker.writeSheet()
    }
  })
}
