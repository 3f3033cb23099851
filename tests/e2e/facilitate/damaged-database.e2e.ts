import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type LaunchOptions, type Page, test } from '@playwright/test'
import { QueuePages } from '../pages/queue-pages.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'
import { hasEveryFile } from './ready-device.ts'

test('a database that the disk has damaged is noticed at the next start, by name, and what comes after is kept', async ({
  launchOptions,
}) => {
  const endpoint = await Endpoint.start()
  const profile = mkdtempSync(join(tmpdir(), 'femig-damaged-'))
  try {
    const envelopes = someEnvelopes(3)
    await onProfile(profile, launchOptions, async (page) => {
      await page.goto(`${endpoint.url}/?lang=en`)
      await new SurveyPage(page, 'en').isControlledByWorker()
      await page.goto(`${endpoint.url}/facilitator/?lang=en#queue`)
      await expect(page.locator('[data-comparison="agree"]')).toBeVisible()
      await hasEveryFile(page)
      await endpoint.kill()
      await fillQueue(page, envelopes)
      // The second record is written by whoever looks next.
      await page.reload()
      await expect(page.locator('[data-comparison]')).toBeVisible()
    })
    damage(profile)
    await endpoint.start()
    await onProfile(profile, launchOptions, async (page) => {
      await page.goto(`${endpoint.url}/facilitator/?lang=en#queue`)
      await expect(page.locator('[data-safety="red"]')).toBeVisible()
      const queue = new QueuePages(page)
      await expect(queue.figure('made')).toHaveText('3')
      for (const { instanceId } of envelopes)
        await expect(page.locator(`[data-record="${instanceId}"]`)).toHaveAttribute('data-state', 'missing')
      // What is collected from now on is kept and sent as ever.
      await fillQueue(page, someEnvelopes(2))
      await page.reload()
      await expect(queue.figure('received')).toHaveText('2')
    })
  } finally {
    await endpoint.kill()
    rmSync(profile, { recursive: true, force: true })
  }
})

async function onProfile(profile: string, launch: LaunchOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, { ...launch, headless: true })
  try {
    await use(context.pages()[0] ?? (await context.newPage()))
  } finally {
    await context.close()
  }
}

/** As a worn-out memory card does it: the table of contents of the browser's database is not what was written. */
function damage(profile: string): void {
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
  const manifests = files.filter((file) => /IndexedDB.*leveldb\/MANIFEST-\d+$/.test(file))
  if (manifests.length === 0) throw new Error('this browser keeps its databases elsewhere; damage them there')
  for (const file of manifests) writeFileSync(join(profile, file), 'not what was written')
}
