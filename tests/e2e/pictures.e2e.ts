import { expect, test } from '@playwright/test'
import { addCoordinator } from './support/coordinators.ts'
import { Endpoint } from './support/endpoint.ts'

// Twice as fine as it is shown.
test.use({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 })

const details = {
  contactEmail: 'team@example.org',
  ethicsReference: 'REB 0000',
  privacyUrl: 'https://example.org/privacy',
  withdrawalDeadline: '2027-01-31',
}

// Written over only when asked for, with PICTURES=1: the letters differ from machine to machine.
if (process.env['PICTURES'] === '1') {
  for (const language of ['en', 'ar']) {
    test(`the picture of the start page in ${language} for the README`, async ({ page }) => {
      const endpoint = await Endpoint.start()
      try {
        addCoordinator(endpoint, 'maria', 'seven small boats at dawn')
        const headers = { Origin: endpoint.url }
        const api = `${endpoint.url}/api/v1/coordinator`
        await page.request.post(`${api}/session`, {
          headers,
          data: { name: 'maria', password: 'seven small boats at dawn' },
        })
        expect((await page.request.put(`${api}/project`, { headers, data: details })).ok()).toBe(true)
        await page.goto(`${endpoint.url}/?lang=${language}`)
        await expect(page.locator('[data-total]')).toBeVisible()
        await expect(page.getByText(details.contactEmail).first()).toBeAttached()
        await page.screenshot({ path: `tests/e2e/pictures/survey-${language}.png` })
      } finally {
        await endpoint.kill()
      }
    })
  }
}
