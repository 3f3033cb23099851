import { describe, expect, it } from 'vitest'
import { lastContact } from '../../src/queue/index.ts'
import { sendOne, startSync } from '../../src/sync/index.ts'
import { aBook } from '../support/a-book.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'
import { aRig } from '../support/rig.ts'
import type { RigPlan } from '../support/rig-plan.ts'

/** Two records of which the first is stuck. */
async function aStuckRecord(plan: RigPlan = {}) {
  const [device, rig] = [aDevice(), await aRig(plan)]
  const [stuck, other] = [anEnvelope(), anEnvelope()]
  await device.save(stuck)
  await device.save(other)
  await device.queue.recordAttention(stuck.instanceId, 'refused')
  const book = aBook(device)
  const stateOfStuck = async () =>
    (await book.records({ idStart: stuck.instanceId }, null, 1)).records.map(({ state, reason }) => [state, reason])
  const retry = () => sendOne(stuck.instanceId, { queue: device.queue, book, baseUrl: rig.baseUrl })
  return { device, rig, stuck, retry, stateOfStuck }
}

describe('trying one record alone', () => {
  it('sends it and nothing else', async () => {
    const { device, rig, stuck, retry } = await aStuckRecord()
    expect(await retry()).toEqual({ status: 'received' })
    expect(Object.keys((await rig.log()).kept)).toEqual([stuck.instanceId])
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 1, needsAttention: 0, received: 1 })
  })

  it('says why the endpoint still does not take it', async () => {
    const { retry, stateOfStuck } = await aStuckRecord({ always: 'refused' })
    expect(await retry()).toEqual({ status: 'refused', reason: 'not_an_envelope' })
    expect(await stateOfStuck()).toEqual([['attention', 'not_an_envelope']])
  })

  it.each([
    ['portal', 'portal'],
    ['503', 'endpoint'],
    ['wrong-sha', 'endpoint'],
    ['cut-after-commit', 'unreachable'],
  ] as const)('lets it wait like any other when the endpoint does not take it now (%s)', async (always, reason) => {
    const { retry, stateOfStuck } = await aStuckRecord({ always })
    expect(await retry()).toEqual({ status: 'later', reason })
    expect(await stateOfStuck()).toEqual([['waiting', null]])
  })

  it('does not send what the disk has changed', async () => {
    const { device, rig, stuck, retry, stateOfStuck } = await aStuckRecord()
    const row = await device.database.outbox.get(stuck.instanceId)
    await device.database.outbox.update(stuck.instanceId, { envelope: { ...(row?.envelope ?? stuck), payload: '{}' } })
    expect(await retry()).toEqual({ status: 'unreadable' })
    expect(await stateOfStuck()).toEqual([['attention', 'damaged']])
    expect((await rig.log()).requests).toEqual([])
  })
})

describe('the last contact', () => {
  it('is when the endpoint itself answered, and not a network’s sign-in page; on the disk by the hour', async () => {
    const [device, rig] = [aDevice(), await aRig({ first: ['portal'] })]
    await device.save(anEnvelope())
    const states: string[] = []
    const stop = startSync({ ...device, baseUrl: rig.baseUrl, onState: ({ status }) => states.push(status) })
    await eventually(() => expect(states.at(-1)).toBe('later'))
    expect(localStorage.getItem('femig.contact')).toBeNull()
    await eventually(() => expect(states.at(-1)).toBe('idle'))
    stop()
    expect(localStorage.getItem('femig.contact')).toMatch(/T\d\d:00:00\.000Z$/)
    expect(Date.now() - (lastContact()?.getTime() ?? 0)).toBeLessThan(60_000)
  })
})
