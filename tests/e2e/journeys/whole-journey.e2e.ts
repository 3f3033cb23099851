import { expect, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { sharedValues, storedParts } from '../support/stored-parts.ts'
import { expectedParts } from './expected-parts.ts'
import { people } from './people.ts'
import { firstHalf, secondHalf } from './whole-path.ts'

// The other browsers do the same in English; a day of hand-overs and the walks go through all five.
for (const person of people.filter(({ language }) => language === 'ar')) {
  test(`a whole response in ${person.language} survives a dead server and a dead browser and is counted once`, async ({
    launchOptions,
  }) => {
    const endpoint = await Endpoint.start()
    const phone = new Phone(launchOptions)
    try {
      const before = await endpoint.progress()
      const link = `${endpoint.url}/w/mex_2025?lang=${person.language}`

      let survey = new SurveyPage(await phone.switchOn(), person.language)
      await survey.page.goto(link)
      await survey.isControlledByWorker()
      await firstHalf(survey, person)
      await survey.saveForLater()

      await endpoint.kill()
      await phone.switchOff()
      survey = new SurveyPage(await phone.switchOn(), person.language)
      await survey.page.goto(link)
      await survey.press('draft.continue.label')
      await secondHalf(survey, person)
      await survey.press('review.send.label')
      await expect(survey.fate('saved').or(survey.fate('sending'))).toBeVisible()
      const code = await survey.page.locator('.receipt-code').textContent()
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)

      await phone.switchOff()
      survey = new SurveyPage(await phone.switchOn(), person.language)
      await survey.page.goto(endpoint.url)
      await expect(survey.page.getByRole('button', { name: survey.words.app('queue.send.label') })).toBeVisible()

      await endpoint.start()
      // Nobody touches the phone: it notices the network, and the queue drains by itself. Without that notice a timer
      // would do the same, but its back-off may have grown to a minute by now.
      await survey.page.evaluate(() => dispatchEvent(new Event('online')))
      await expect(survey.page.getByRole('button', { name: survey.words.app('queue.send.label') })).toBeHidden({
        timeout: 90_000,
      })
      const after = await endpoint.progress()
      expect(after).toMatchObject({ received: before.received + 1, usable: before.usable + 1, total: before.total + 1 })
      await expect(survey.page.locator(`[data-total="${after.total}"]`)).toBeVisible()

      expect(storedParts(endpoint.dataDir)).toEqual(expectedParts(person))
      expect(sharedValues(endpoint.dataDir)).toEqual([])
    } finally {
      await phone.switchOff()
      await endpoint.kill()
    }
  })
}
