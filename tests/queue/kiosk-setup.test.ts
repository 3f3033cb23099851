import { afterEach, expect, it, vi } from 'vitest'
import { writeSetting } from '../../src/queue/device-settings.ts'
import { isKiosk, setupName } from '../../src/queue/kiosk-flag.ts'
import { forgetSetup, type KioskSetup, readSetup, readSetupOrFail, writeSetup } from '../../src/queue/kiosk-setup.ts'
import { createLossWatch } from '../../src/queue/loss-watch.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import { lockWithPin, openWithPin } from '../../src/sealing/pin-lock.ts'
import { aDevice } from '../support/a-queue.ts'

const secret = Uint8Array.of(7, 8, 9)

const aSetup = async (): Promise<KioskSetup> => ({
  deviceName: 'Tablet 3',
  workshop: 'mex_2025',
  languages: ['en', 'ar'],
  mode: 'kiosk',
  idleSeconds: 60,
  countdownSeconds: 20,
  whenIdle: 'park',
  lock: await lockWithPin('2580', secret, 1000),
  parkingKey: Uint8Array.of(1, 2),
})

afterEach(async () => {
  vi.restoreAllMocks()
  await forgetSetup()
})

it('a set-up that went with the browser’s databases is still there, and its PIN opens it', async () => {
  const setup = await aSetup()
  expect(await writeSetup(setup)).toBe(true)
  await writeSetting(setupName, undefined)
  expect(await readSetup()).toEqual(setup)
  const found = await readSetupOrFail()
  expect(found && (await openWithPin(found.lock, '2580'))).toEqual(secret)
})

it('one that somebody made the device forget does not come back', async () => {
  await writeSetup(await aSetup())
  await forgetSetup()
  expect(await readSetup()).toBeNull()
  expect(isKiosk()).toBe(false)
})

it('one that finds no room is told as not kept', async () => {
  vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'))
  expect(await writeSetup(await aSetup())).toBe(false)
})

it.each([
  ['a device that has lost all else raises its flag again', true],
  ['one that nobody has set up raises none', false],
])('%s', async (_, isSetUp) => {
  const { database } = aDevice()
  if (isSetUp) {
    const cache = await caches.open(`${database.name}.copies`)
    await cache.put('/copies/setup', new Response('{}'))
  }
  await createLossWatch(database, withReopen(database)).compared()
  expect(isKiosk()).toBe(isSetUp)
})
