import { expect, test } from '@playwright/test'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'
import { wordsOf } from '../support/words.ts'

test('the page of a hub shows both hops, what holds them up, and hands on when it is asked to', async ({ page }) => {
  const upstream = await Endpoint.start()
  const hub = await Endpoint.start({ UPSTREAM_URL: upstream.url })
  try {
    await upstream.kill()
    const figure = (name: string) => page.locator(`[data-figure=${name}] dd`)
    const words = wordsOf('en')
    await sendEnvelopes(hub, {}, {}, { part: 'mapping', payload: '{"answers":{}}' })
    const wrong: string[] = []
    for (const language of ['ar', 'en'] as const) {
      await page.goto(`${hub.url}/hub/?lang=${language}`)
      await expect(figure('waiting')).toHaveText(language === 'ar' ? /^[2٢]$/ : '2')
      await expect(page.getByText(wordsOf(language).hub('hub.obstacle.unreachable'))).toBeVisible()
      wrong.push(...(await inspectScreen(page, `hub in ${language}`)))
    }
    expect(wrong).toEqual([])
    await upstream.start()
    await page.getByRole('button', { name: words.hub('hub.state.try') }).click()
    await expect(page.getByText(words.hub('hub.state.done'))).toBeVisible()
    for (const [name, count] of [
      ['received', '2'],
      ['forwarded', '2'],
      ['waiting', '0'],
      ['refused', '0'],
    ] as const)
      await expect(figure(name)).toHaveText(count)
    expect(await upstream.progress()).toMatchObject({ received: 2 })
    // The desk is at the upstream: zeros here would be taken for the truth.
    await page.goto(`${hub.url}/coordinator/`)
    await expect(page).toHaveURL(`${hub.url}/hub/`)
    // A facilitator's device behind it: received there is not yet received at the main server.
    await page.goto(`${hub.url}/facilitator/?lang=en#queue`)
    await expect(page.locator('[data-hop=done]')).toBeVisible()
    await expect(figure('hop-forwarded')).toHaveText('2')
    expect(await inspectScreen(page, 'a device behind a hub')).toEqual([])
    await page.goto(`${upstream.url}/hub/?lang=en`)
    await expect(page.getByText(words.hub('hub.page.none'))).toBeVisible()
  } finally {
    await hub.kill()
    await upstream.kill()
  }
})
