import { expect, test } from '@playwright/test'
import { people } from '../journeys/people.ts'
import { bothDirections } from '../support/both-directions.ts'
import { Endpoint } from '../support/endpoint.ts'
import { ScreenLooker } from './look-at-screens.ts'
import { walkScreens } from './walk-screens.ts'

// One walk for all widths: some fifty screens, each looked at four times.
test.describe.configure({ timeout: 300_000 })
test.use({ viewport: { width: 320, height: 740 } })

// A run that nobody watches walks through the language with the longest words and the one from right to left.
const walked = process.env['CI'] ? ['fr', 'ar'] : people.map(({ language }) => language)

for (const person of people.filter(({ language }) => walked.includes(language))) {
  const isInspected = bothDirections.includes(person.language)
  const whatItIs = isInspected ? 'fits on every width, and can be read, reached and touched' : 'fits on every width'
  test(`every screen of the respondent in ${person.language} ${whatItIs}, in one language`, async ({ page }) => {
    const endpoint = await Endpoint.start()
    const looker = new ScreenLooker(person.language, isInspected)
    try {
      await walkScreens({
        page,
        url: endpoint.url,
        person,
        words: person.language,
        hasWorker: true,
        look: (seen, name, isDarkToo) => looker.look(seen, name, isDarkToo),
        glance: (seen, name) => looker.glance(seen, name),
      })
      expect(looker.wrong).toEqual([])
    } finally {
      await endpoint.kill()
      looker.writeSheet()
    }
  })
}
