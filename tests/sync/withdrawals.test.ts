import { describe, expect, it, onTestFinished } from 'vitest'
import { type SyncState, startSync, syncOnce } from '../../src/sync/index.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'
import { aRig } from '../support/rig.ts'
import type { Behaviour } from '../support/rig-plan.ts'

const run = { withAttention: false }
const mine = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64))

describe('a withdrawal', () => {
  it('goes out before anything else, each hash in a request of its own', async () => {
    const { queue, save } = aDevice()
    const { baseUrl, log } = await aRig()
    const envelope = anEnvelope()
    await save(envelope)
    await queue.withdraw(mine)
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    const { requests, withdrawn } = await log()
    expect(requests.map(({ receiptHash }) => receiptHash)).toEqual([...mine, null])
    expect(requests.at(-1)?.instanceIds).toEqual([envelope.instanceId])
    expect(withdrawn).toEqual(mine)
    expect(await queue.waitingWithdrawals()).toEqual([])
  })

  it('is sent once more when the first reply was lost, and then let go', async () => {
    const { queue } = aDevice()
    // Every time, because Chromium itself repeats a request whose connection breaks.
    const { baseUrl, log, change } = await aRig({ always: 'cut-after-commit' })
    await queue.withdraw(mine.slice(0, 1))
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason: 'unreachable' })
    expect(await queue.waitingWithdrawals()).toHaveLength(1)
    await change({})
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect((await log()).withdrawn).toHaveLength(1)
    expect(await queue.waitingWithdrawals()).toEqual([])
  })

  const faults = [
    ['portal', 'portal'],
    ['portal-json', 'portal'],
    ['json-as-html', 'portal'],
    ['redirect', 'portal'],
    ['empty', 'portal'],
    ['half-json', 'portal'],
    ['unknown-state', 'portal'],
    ['no-results', 'portal'],
    // A yes, but not with 202.
    ['wrong-sha', 'portal'],
    ['truncated', 'unreachable'],
    ['cut-before', 'unreachable'],
    ['502-html', 'endpoint'],
    ['404', 'endpoint'],
    ['429', 'endpoint'],
    ['500', 'endpoint'],
    ['503', 'endpoint'],
  ] as const satisfies readonly (readonly [Behaviour, string])[]

  it.each(faults)('stays when the answer is %s', async (behaviour, reason) => {
    const { queue } = aDevice()
    const { baseUrl, change } = await aRig({ always: behaviour })
    await queue.withdraw(mine)
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason })
    expect(await queue.waitingWithdrawals()).toEqual(mine)
    await change({})
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect(await queue.waitingWithdrawals()).toEqual([])
  })

  it('that the endpoint wants later does not keep finished responses from going', async () => {
    const { queue, save } = aDevice()
    const { baseUrl, log } = await aRig({ first: ['429'] })
    await save(anEnvelope())
    await queue.withdraw(mine)
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({
      status: 'later',
      reason: 'endpoint',
      retryAfterMs: 7000,
    })
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
    expect((await log()).requests).toHaveLength(2)
    expect(await queue.waitingWithdrawals()).toEqual(mine)
  })

  it('at which the endpoint stumbles does not hold up the others', async () => {
    const { queue } = aDevice()
    const { baseUrl } = await aRig({ first: ['500'] })
    await queue.withdraw(mine)
    expect(await syncOnce({ ...run, queue, baseUrl })).toMatchObject({ status: 'later', reason: 'endpoint' })
    expect(await queue.waitingWithdrawals()).toEqual(mine.slice(0, 1))
  })

  it('does not make a failing endpoint suffer: three stumbles are enough', async () => {
    const { queue } = aDevice()
    const { baseUrl, log } = await aRig({ always: '500' })
    await queue.withdraw(mine)
    await syncOnce({ ...run, queue, baseUrl })
    expect((await log()).requests).toHaveLength(3)
  })

  it('goes by itself while a page is open, in whichever tab it was noted', async () => {
    const { queue, openTab } = aDevice()
    const { baseUrl, log } = await aRig()
    const states: SyncState[] = []
    onTestFinished(startSync({ queue, baseUrl, onState: (state) => states.push(state) }))
    await eventually(() => expect(states.at(-1)?.status).toBe('idle'))
    await openTab().withdraw(mine)
    await eventually(async () => expect((await log()).withdrawn).toEqual(mine))
    await eventually(async () => expect(await queue.waitingWithdrawals()).toEqual([]))
  })

  it('without a network waits and goes when the endpoint is there again', async () => {
    const { queue } = aDevice()
    const { baseUrl, log } = await aRig()
    await queue.withdraw(mine)
    expect(await syncOnce({ ...run, queue, baseUrl: 'http://127.0.0.1:9' })).toEqual({
      status: 'later',
      reason: 'unreachable',
      retryAfterMs: null,
    })
    expect(await syncOnce({ ...run, queue, baseUrl })).toEqual({ status: 'done' })
    expect((await log()).withdrawn).toEqual(mine)
  })
})
