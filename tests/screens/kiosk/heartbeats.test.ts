import { expect, it, onTestFinished } from 'vitest'
import { type DeviceHeartbeat, deviceHeartbeat } from '../../../src/contract/device.ts'
import { forgetSetup, type KioskSetup, writeSetup } from '../../../src/queue/kiosk.ts'
import { startHeartbeats } from '../../../src/screens/kiosk/heartbeats.ts'
import { lockWithPin } from '../../../src/sealing/pin-lock.ts'
import { aDevice } from '../../support/a-queue.ts'
import { anEnvelope } from '../../support/an-envelope.ts'
import { eventually } from '../../support/eventually.ts'

async function setUp(differing: Partial<KioskSetup> = {}): Promise<void> {
  await writeSetup({
    deviceName: 'Tablet 3',
    workshop: 'mex_2025',
    languages: ['en'],
    mode: 'off',
    idleSeconds: 180,
    countdownSeconds: 60,
    whenIdle: 'erase',
    lock: await lockWithPin('2580', new Uint8Array(32)),
    parkingKey: null,
    ...differing,
  })
  onTestFinished(forgetSetup)
}

/** What the endpoint hears of a device from a page that is opened now. */
function listenTo({ queue }: Pick<ReturnType<typeof aDevice>, 'queue'>) {
  const heard: DeviceHeartbeat[] = []
  const tell = async (heartbeat: DeviceHeartbeat) => heard.push(heartbeat) > 0
  const stop = startHeartbeats({ queue, tell })
  onTestFinished(stop)
  return heard
}

it('a device that is set up tells its name, its workshop and its numbers, and nothing else', async () => {
  const device = aDevice()
  await setUp()
  const [refused, waiting] = [anEnvelope(), anEnvelope({ completedOn: '2026-12-01' })]
  await device.save(refused, anEnvelope({ part: 'contacts' }))
  await device.save(waiting)
  await device.queue.recordAttention(refused.instanceId, 'refused')
  const heard = listenTo(device)
  await eventually(() => expect(heard).toHaveLength(1))
  const [said] = heard
  expect(deviceHeartbeat.parse(said)).toEqual({
    deviceId: said?.deviceId,
    name: 'Tablet 3',
    workshop: 'mex_2025',
    made: 2,
    waiting: 2,
    attention: 1,
    oldestWaitingDay: '2026-12-01',
    appVersion: 'heartbeats',
  })
})

it('keeps the same random number from page to page, and a name that the endpoint takes', async () => {
  const device = aDevice()
  await setUp({ deviceName: 'Tab\u200Flet 3', workshop: null })
  const [first, second] = [listenTo(device), listenTo(device)]
  await eventually(() => expect(second).toHaveLength(1))
  expect(first[0]?.deviceId).toBe(second[0]?.deviceId)
  expect(deviceHeartbeat.parse(second[0]).name).toBe('Tablet 3')
})

it('a phone that nobody has set up tells nothing', async () => {
  const device = aDevice()
  const heard = listenTo(device)
  await device.save(anEnvelope())
  await setUp()
  const setUpNow = listenTo(device)
  await eventually(() => expect(setUpNow).toHaveLength(1))
  expect(heard).toEqual([])
})
