import { createHash } from 'node:crypto'
import { chromium, expect, type LaunchOptions, type Page } from '@playwright/test'
import { compareSets } from '../../torture/set-check.ts'
import { storedRows } from '../../torture/stored-rows.ts'
import type { Outcome } from '../../torture/torture-run.ts'
import { DeskPage } from '../pages/desk-page.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'
import { readyDevice } from './ready-device.ts'

const patience = { timeout: 300_000 }
const sampleMs = 200
const mostMegabytes = 300
const account = ['maria', 'seven small boats at dawn'] as const

/** As many submissions as a season makes: out of one device by file, into another one, and in at the desk. */
export async function carryRun(plan: {
  readonly launch: LaunchOptions
  readonly queued: number
  readonly bytes: number
}): Promise<Outcome> {
  const endpoint = await Endpoint.start()
  const browser = await chromium.launch(plan.launch)
  const facts: Record<string, number> = { submissions: plan.queued }
  const megabytes: number[] = []
  const measured = async <T>(what: string, page: Page, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const [result, most] = await mostMemory(page, work)
    facts[`${what} s`] = Math.round((performance.now() - begun) / 100) / 10
    facts[`${what} MB`] = Math.round(most)
    megabytes.push(most)
    return result
  }
  try {
    const pages = [await readyDevice(browser, endpoint.url), await readyDevice(browser, endpoint.url)] as const
    for (const page of pages) {
      page.setDefaultTimeout(patience.timeout)
      await page.context().setOffline(true)
    }
    const [from, at] = [new QueuePages(pages[0]), new QueuePages(pages[1])]
    const envelopes = someEnvelopes(plan.queued, plan.bytes)
    await fillQueue(from.page, envelopes)
    await from.page.reload()
    const { bytes, code } = await measured('written', from.page, () => from.carryOut())
    facts['file kB'] = Math.round(bytes.length / 1000)
    const taken = await measured('taken in', at.page, async () => {
      await at.takeIn(bytes, code)
      await expect(at.page.locator('[data-taken]')).toBeVisible(patience)
      return at.outcome()
    })

    addCoordinator(endpoint, ...account)
    const page = await (await browser.newContext()).newPage()
    const desk = new DeskPage(page, 'en')
    await page.goto(`${endpoint.url}/coordinator/?lang=en`)
    await desk.signIn(...account)
    await desk.enter('carry')
    const file = { name: 'survey-queue.txt', mimeType: 'text/plain', buffer: bytes }
    await measured('desk', page, async () => {
      await page.locator('input[type="file"]').setInputFiles(file)
      await desk.field('carryIn.code.label').fill(code)
      await desk.button('carryIn.post.label').click()
      await expect(page.locator('[data-carried]').first()).toBeVisible(patience)
    })

    // Both devices still hold everything, and send it as well.
    for (const device of [from, at]) {
      await device.page.context().setOffline(false)
      await device.enter('queue')
      await device.page.evaluate(() => dispatchEvent(new Event('online')))
      await expect(device.proof()).toHaveAttribute('data-proof', `${plan.queued}/${plan.queued}`, patience)
    }
    const sent = new Map(envelopes.map(({ instanceId, payload }) => [instanceId, hashOf(payload)]))
    return {
      facts,
      broken: {
        'not taken': plan.queued - taken.taken,
        ...compareSets(sent, sent, storedRows(endpoint.dataDir)),
        'too much memory': megabytes.filter((most) => most > mostMegabytes).length,
      },
    }
  } finally {
    await browser.close()
    await endpoint.kill()
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The most that the page's scripts held at once, in MB, while the work was done. */
async function mostMemory<T>(page: Page, work: () => Promise<T>): Promise<[result: T, megabytes: number]> {
  const inspector = await page.context().newCDPSession(page)
  let most = 0
  const timer = setInterval(() => {
    inspector.send('Runtime.getHeapUsage').then(
      ({ usedSize }) => {
        most = Math.max(most, usedSize / 1e6)
      },
      () => clearInterval(timer),
    )
  }, sampleMs)
  try {
    return [await work(), most]
  } finally {
    clearInterval(timer)
    await inspector.detach()
  }
}
