import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueState } from '../../src/queue/index.ts'
import { syncOnce } from '../../src/sync/index.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { aRig } from '../support/rig.ts'
import { behaviours } from '../support/rig-plan.ts'

const step = fc.oneof(
  fc.record({ kind: fc.constant('finish' as const), parts: fc.subarray(['mapping', 'contacts', 'leaders']) }),
  fc.record({
    kind: fc.constant('sync' as const),
    meets: fc.array(fc.constantFrom(...behaviours), { maxLength: 4 }),
    tab: fc.nat(2),
  }),
  fc.record({
    kind: fc.constant('two tabs at once' as const),
    meets: fc.array(fc.constantFrom(...behaviours), { maxLength: 4 }),
  }),
)

describe('whatever the network does', () => {
  it('every finished envelope is on the device or at the endpoint, and nothing is called received before it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const device = aDevice()
        const tabs = [device.queue, device.openTab(), device.openTab()]
        const rig = await aRig()
        const finished = new Set<string>()
        let people = 0

        const check = async (state: QueueState) => {
          const { kept } = await rig.log()
          const held = new Set(await device.database.outbox.toCollection().primaryKeys())
          const receipts = (await device.database.ledger.toArray()).filter((row) => row.state === 'received')
          for (const id of finished) expect(held.has(id) || id in kept).toBe(true)
          for (const id of Object.keys(kept)) expect(finished.has(id)).toBe(true)
          for (const { instanceId, sha256 } of receipts) expect(kept[instanceId]).toBe(sha256)
          expect(held.size + receipts.length).toBe(finished.size)
          expect(state.received).toBeLessThanOrEqual(receipts.filter(({ part }) => part === 'answers').length)
          expect((await device.queue.storageHealth()).lost).toBe(0)
        }

        for (const step of steps) {
          if (step.kind === 'finish') {
            const envelopes = ['answers', ...step.parts].map((part) => anEnvelope({ part }))
            await device.save(...envelopes)
            people += 1
            for (const { instanceId } of envelopes) finished.add(instanceId)
          } else {
            const sent = (await rig.log()).requests.length
            await rig.change({ first: [...Array<'ok'>(sent).fill('ok'), ...step.meets] })
            const senders = step.kind === 'sync' ? [tabs[step.tab]] : tabs.slice(0, 2)
            await Promise.all(
              senders.map((tab) => tab && syncOnce({ queue: tab, baseUrl: rig.baseUrl, withAttention: true })),
            )
          }
          await check(await stateOf(device.queue))
        }

        await rig.change({})
        for (let runs = 0; runs < 3; runs++)
          await syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, withAttention: true })
        const state = await stateOf(device.queue)
        await check(state)
        expect(state).toMatchObject({ waiting: 0, needsAttention: 0, received: people })
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 120_000)
})
