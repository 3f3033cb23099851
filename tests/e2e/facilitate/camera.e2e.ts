import { expect, test } from '@playwright/test'
import { brokenIn } from '../../torture/torture-run.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { Endpoint } from '../support/endpoint.ts'
import { someEnvelopes } from '../support/fill-queue.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { movingCodeRun } from './moving-code-run.ts'

test('a camera reads the workshop from its poster, and another device’s queue from its screen', async ({
  launchOptions,
}) => {
  const outcome = await movingCodeRun({
    launch: launchOptions,
    envelopes: someEnvelopes(3, 600),
    poster: 'https://survey.example.org/w/bog_2025?lang=es',
    async meanwhile(page, url) {
      const facilitator = new FacilitatorPage(page, url)
      await facilitator.open('setup')
      await facilitator.button('scan.label').click()
      await expect(page.locator('#workshop')).toHaveValue('bog_2025')
      await expect(page.locator('video')).toHaveCount(0)
      // The survey's own page is not given the camera, whoever would ask.
      await page.goto(`${url}/?lang=en`)
      const ask = () => navigator.mediaDevices.getUserMedia({ video: true }).then(String, ({ name }) => name)
      expect(await page.evaluate(ask)).toBe('NotAllowedError')
      await facilitator.open('queue')
      const pages = new QueuePages(page)
      await pages.enter('carry')
      await pages.press('facilitator.film.label')
      // What it sees stands still meanwhile; or it would have filmed everything before it is looked at.
      await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause())
      expect(await inspectScreen(page, 'what the camera sees')).toEqual([])
      await pages.enter('queue')
    },
  })
  expect(brokenIn(outcome)).toEqual([])
})

test('where there is no camera the page says so, and how to go on without', async ({ page }) => {
  const endpoint = await Endpoint.start()
  try {
    const facilitator = new FacilitatorPage(page, endpoint.url)
    await facilitator.open('setup')
    await facilitator.button('scan.label').click()
    await expect(page.locator('[data-camera="none"], [data-camera="denied"]')).toBeVisible()
    await expect(page.getByText(facilitator.words.facilitator('facilitator.scan.otherwise'))).toBeVisible()
    expect(await inspectScreen(page, 'no camera')).toEqual([])
    await facilitator.button('camera.close').click()
    await expect(facilitator.button('scan.label')).toBeFocused()
  } finally {
    await endpoint.kill()
  }
})
