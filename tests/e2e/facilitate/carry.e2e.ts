import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { writeCarryFile } from '../../../src/carry/index.ts'
import { randomBytes } from '../../../src/sealing/index.ts'
import { aValidEnvelope } from '../../support/a-valid-envelope.ts'
import { DeskPage } from '../pages/desk-page.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { storedParts, waysIn } from '../support/stored-parts.ts'
import { readyDevice } from './ready-device.ts'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
})
test.afterEach(() => endpoint.kill())

test('a queue goes by file to two other devices and is one row each on the server; one flipped bit is named', async ({
  browser,
}) => {
  const device = () => readyDevice(browser, endpoint.url)
  const [from, damagedAt, wholeAt] = [await device(), await device(), await device()]
  await endpoint.kill()
  const envelopes = someEnvelopes(12)
  await fillQueue(from, envelopes)
  await from.reload()
  const sender = new QueuePages(from)
  const { bytes, code } = await sender.carryOut()
  expect(bytes.toString()).not.toContain('a word')

  // In the middle of the fifth record of twelve.
  const damaged = Buffer.from(bytes)
  const lines = bytes.toString().split('\n')
  const at = lines.slice(0, 5).join('\n').length + 200
  damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
  const fifth = JSON.parse((lines[5] ?? '').slice(65)).instanceId

  const first = new QueuePages(damagedAt)
  await first.takeIn(damaged, code.toLowerCase().replaceAll('-', ' '))
  expect(await first.outcome()).toEqual({ taken: 11, known: 0, damaged: [fifth.slice(0, 8)] })
  const second = new QueuePages(wholeAt)
  await second.takeIn(bytes, 'WWWW-WWWW-WWWW')
  await expect(wholeAt.locator('[data-problem="wrong-code"]')).toBeVisible()
  await second.openWith(code)
  expect(await second.outcome()).toEqual({ taken: 12, known: 0, damaged: [] })
  await second.takeIn(bytes, code)
  await expect(wholeAt.locator('[data-known="12"]')).toBeVisible()

  // The file was a copy: everything is still where it was made, and goes out from all three. Where it was made last, or
  // what it tries by itself would sometimes come before what was carried.
  await from.context().setOffline(true)
  await endpoint.start()
  for (const pages of [first, second, sender]) {
    if (pages === sender) await from.context().setOffline(false)
    await pages.enter('queue')
    await expect(pages.figure('waiting')).not.toHaveText('')
    await pages.page.evaluate(() => dispatchEvent(new Event('online')))
    const count = pages === first ? 11 : 12
    await expect(pages.proof()).toHaveAttribute('data-proof', `${count}/${count}`)
  }
  expect(waysIn(endpoint.dataDir)).toEqual(Array(12).fill('file'))
  const texts = (storedParts(endpoint.dataDir)['answers'] as { text: string }[]).map(({ text }) => text)
  expect(texts.sort()).toEqual(envelopes.map(({ payload }) => JSON.parse(payload).answers.text).sort())
})

test('the desk takes a carry file in, once however often, and names what is damaged', async ({ page }) => {
  const { payload } = aValidEnvelope()
  const envelopes = someEnvelopes(5, 100, { payload })
  async function* batches() {
    yield envelopes.map((envelope) => ({
      envelope,
      sha256: createHash('sha256').update(envelope.payload).digest('hex'),
    }))
  }
  const { pieces } = await writeCarryFile({ batches: batches(), code: 'ABCDEFGH2345', random: randomBytes })
  const whole = Buffer.from(await new Blob([...pieces]).arrayBuffer())
  const damaged = Buffer.from(whole)
  const lastRecord = whole.toString().trimEnd().lastIndexOf('\n') - 50
  damaged.writeUInt8(damaged.readUInt8(lastRecord) ^ 4, lastRecord)

  addCoordinator(endpoint, 'maria', 'seven small boats at dawn')
  const desk = new DeskPage(page, 'en')
  await page.goto(`${endpoint.url}/coordinator/?lang=en`)
  await desk.signIn('maria', 'seven small boats at dawn')
  await desk.enter('carry')
  const takeIn = async (buffer: Buffer) => {
    const file = { name: 'survey-queue.txt', mimeType: 'text/plain', buffer }
    await page.locator('input[type="file"]').setInputFiles(file)
    await desk.field('carryIn.code.label').fill('abcd-efgh-2345')
    await desk.button('carryIn.post.label').click()
  }
  await takeIn(damaged)
  await expect(page.locator('[data-carried="stored"]')).toHaveAttribute('data-count', '4')
  await expect(page.locator('[data-damaged="1"]')).toBeVisible()
  await expect(page.getByText(envelopes[4]?.instanceId.slice(0, 8) ?? '')).toBeVisible()
  await takeIn(whole)
  await expect(page.locator('[data-carried="stored"]')).toHaveAttribute('data-count', '1')
  await expect(page.locator('[data-carried="duplicate"]')).toHaveAttribute('data-count', '4')
  expect(await inspectScreen(page, 'carry files at the desk')).toEqual([])
  expect(waysIn(endpoint.dataDir)).toEqual(Array(5).fill('file'))
})
