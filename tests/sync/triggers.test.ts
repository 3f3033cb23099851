import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type SyncState, startSync, syncNow, syncOnce } from '../../src/sync/index.ts'
import { createRunner } from '../../src/sync/runner.ts'
import { aDevice, type Device, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'
import { aRig, type RigHandle } from '../support/rig.ts'

function start({ queue }: Device, { baseUrl }: RigHandle) {
  const states: SyncState[] = []
  const stop = startSync({ queue, baseUrl, onState: (state) => states.push(state) })
  onTestFinished(stop)
  return {
    states,
    reached: (status: SyncState['status']) => eventually(() => expect(states.at(-1)?.status).toBe(status)),
  }
}

const requests = async (rig: RigHandle) => (await rig.log()).requests.length

afterEach(() => vi.restoreAllMocks())

describe('the queue moves', () => {
  it('at start', async () => {
    const [device, rig] = [aDevice(), await aRig()]
    await device.save(anEnvelope())
    const { states, reached } = start(device, rig)
    await reached('idle')
    expect(states.map(({ status }) => status)).toEqual(['sending', 'idle'])
    expect(await stateOf(device.queue)).toMatchObject({ received: 1 })
  })

  it('as soon as a response is finished, in whichever tab', async () => {
    const [device, rig] = [aDevice(), await aRig()]
    const { reached } = start(device, rig)
    await reached('idle')
    await device.openTab().finish({ draftId: 'draft', envelopes: [anEnvelope()] })
    await eventually(async () => expect(await stateOf(device.queue)).toMatchObject({ received: 1 }))
  })

  it.each([
    ['the network comes back', () => window.dispatchEvent(new Event('online'))],
    ['the page comes back from the browser’s memory', () => window.dispatchEvent(new Event('pageshow'))],
    ['the page is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['somebody asks for it', () => syncNow()],
  ])('when %s', async (_, happen) => {
    const [device, rig] = [aDevice(), await aRig({ first: ['portal'] })]
    await device.save(anEnvelope())
    const { states, reached } = start(device, rig)
    await reached('later')
    expect(states.at(-1)).toMatchObject({ reason: 'portal' })
    happen()
    await reached('idle')
    expect(await stateOf(device.queue)).toMatchObject({ received: 1 })
  })

  it('by itself after the back-off', async () => {
    const [device, rig] = [aDevice(), await aRig({ first: ['503'] })]
    await device.save(anEnvelope())
    const states: SyncState[] = []
    const runner = createRunner({
      sync: (run) => syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, ...run }),
      onState: (state) => states.push(state),
      random: () => 0,
      monotonicMs: () => 0,
    })
    onTestFinished(runner.stop)
    runner.trigger('start')
    await eventually(() => expect(states.at(-1)?.status).toBe('idle'))
    expect(states).toContainEqual({ status: 'later', reason: 'endpoint', retryInMs: 1000 })
  })

  it('soon again on a line that breaks every few seconds, as long as something gets through each time', async () => {
    const [device, rig] = [aDevice(), await aRig({ first: ['ok', 'truncated', 'ok', 'truncated'] })]
    for (let parts = 0; parts < 4; parts += 1) await device.save(anEnvelope({ part: `part_${'abcd'[parts]}` }))
    const states: SyncState[] = []
    const runner = createRunner({
      sync: (run) => syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, ...run }),
      onState: (state) => states.push(state),
      random: () => 0.999,
      monotonicMs: () => 0,
    })
    onTestFinished(runner.stop)
    runner.trigger('start')
    const waits = () => states.flatMap((state) => (state.status === 'later' ? [state.retryInMs] : []))
    await eventually(() => expect(waits()).toHaveLength(2))
    expect(waits().every((wait) => wait <= 2_000)).toBe(true)
  })

  it('one run at a time, and once more for what came meanwhile', async () => {
    const [device, rig] = [aDevice(), await aRig({ isHeld: true })]
    await device.save(anEnvelope())
    const { reached } = start(device, rig)
    await reached('sending')
    await eventually(async () => expect(await requests(rig)).toBe(1))
    for (let clicks = 0; clicks < 5; clicks++) syncNow()
    await device.save(anEnvelope())
    await rig.change({})
    await rig.release()
    await reached('idle')
    await eventually(async () => expect(await stateOf(device.queue)).toMatchObject({ received: 2 }))
    expect(await requests(rig)).toBe(2)
  })

  it('not before the endpoint wants it, unless a person asks', async () => {
    const [device, rig] = [aDevice(), await aRig({ first: ['429'] })]
    await device.save(anEnvelope())
    const { states, reached } = start(device, rig)
    await reached('later')
    expect(states.at(-1)).toMatchObject({ retryInMs: 7000 })
    window.dispatchEvent(new Event('online'))
    // A run would hold this lock until it is over.
    await navigator.locks.request('femig-sync', async () => undefined)
    expect(await requests(rig)).toBe(1)
    syncNow()
    await reached('idle')
    expect(await requests(rig)).toBe(2)
  })

  it('whatever the clock of the phone does', async () => {
    const [device, rig] = [aDevice(), await aRig({ first: ['503', '503'] })]
    await device.save(anEnvelope())
    const { reached } = start(device, rig)
    await reached('later')
    for (const jump of [-10, 10]) {
      const jumped = Date.now() + jump * 365 * 86_400_000
      vi.spyOn(Date, 'now').mockReturnValue(jumped)
      window.dispatchEvent(new Event('online'))
      await eventually(async () => expect(await requests(rig)).toBe(jump < 0 ? 2 : 3))
      await reached(jump < 0 ? 'later' : 'idle')
    }
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, received: 1 })
  })

  it('no more once the page has stopped it, and keeps what was under way', async () => {
    const [device, rig] = [aDevice(), await aRig({ isHeld: true })]
    await device.save(anEnvelope())
    const states: SyncState[] = []
    const stop = startSync({ queue: device.queue, baseUrl: rig.baseUrl, onState: (state) => states.push(state) })
    await eventually(async () => expect(await requests(rig)).toBe(1))
    stop()
    await rig.release()
    window.dispatchEvent(new Event('online'))
    syncNow()
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 1, received: 0 })
    expect(await requests(rig)).toBe(1)
    expect(states.at(-1)?.status).toBe('sending')
  })
})
