import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/contract/submission.ts'
import type { OutboxState } from '../../src/queue/rows.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { aBook } from '../support/a-book.ts'
import { aDevice, type Device, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

type Step = { readonly what: keyof typeof steps; readonly which: number }

/** What may befall a device; each takes the envelopes made so far and one of them. */
const steps = {
  saves: async (device: Device, made: Envelope[]) => {
    const receiptHash = `${made.length}`.padStart(64, '0')
    const parts = [anEnvelope({ receiptHash }), ...(made.length % 2 === 0 ? [anEnvelope({ part: 'contacts' })] : [])]
    await device.save(...parts)
    made.push(...parts)
  },
  receives: async ({ queue }: Device, _: Envelope[], { instanceId, payload }: Envelope) => {
    const sha256 = await sha256Hex(payload)
    await queue.recordReceipts([{ instanceId, sha256, state: 'stored', receivedOn: '2026-12-04' }])
  },
  'is refused one': ({ queue }: Device, _: Envelope[], { instanceId }: Envelope) =>
    queue.recordAttention(instanceId, 'refused'),
  'sets one aside': (device: Device, _: Envelope[], { instanceId }: Envelope) => aBook(device).setAside(instanceId),
  'takes one back': (device: Device, _: Envelope[], { instanceId }: Envelope) => aBook(device).takeBack(instanceId),
  'withdraws one': ({ queue }: Device, _: Envelope[], { receiptHash }: Envelope) =>
    queue.withdraw(receiptHash ? [receiptHash] : []),
  'takes one from a file': (device: Device, _: Envelope[], envelope: Envelope) => aBook(device).takeIn([envelope]),
  'loses one': ({ database }: Device, _: Envelope[], { instanceId }: Envelope) => database.outbox.delete(instanceId),
  'is read': ({ queue }: Device) => queue.acknowledgeLoss(),
} as const

const lossless = Object.keys(steps).filter((what) => what !== 'loses one' && what !== 'is read')

const someSteps = (whats: readonly string[]) =>
  fc.array(fc.record({ what: fc.constantFrom(...(whats as Step['what'][])), which: fc.nat() }), {
    minLength: 3,
    maxLength: 12,
  })

async function live(device: Device, life: readonly Step[], after: () => Promise<void>): Promise<void> {
  const made: Envelope[] = []
  await steps.saves(device, made)
  for (const { what, which } of life) {
    const envelope = made[which % made.length]
    if (envelope) await steps[what](device, made, envelope)
    await after()
  }
}

const mostOf = (rows: readonly { readonly part: string }[]) =>
  Math.max(...['answers', 'contacts'].map((part) => rows.filter((row) => row.part === part).length))

/** The figures from every single row. */
async function counted({ database }: Device) {
  const [outbox, ledger] = await Promise.all([database.outbox.toArray(), database.ledger.toArray()])
  const held = (state: OutboxState) => mostOf(outbox.filter((row) => row.state === state))
  const open = ledger.filter(({ state }) => state === 'made')
  const settled = ledger.filter(({ state }) => state === 'received')
  return {
    waiting: held('waiting'),
    needsAttention: held('attention'),
    setAside: held('aside'),
    received: mostOf([...open, ...settled]) - mostOf(open),
    lost: mostOf(open.filter(({ instanceId }) => !outbox.some((row) => row.instanceId === instanceId))),
  }
}

describe('the figures of the queue', () => {
  it('are those of its rows, whatever became of them', async () => {
    const runs = fc.asyncProperty(someSteps(Object.keys(steps)), async (life) => {
      const device = aDevice()
      await live(device, life, async () => {
        const { lost } = await device.queue.storageHealth()
        expect({ ...(await stateOf(device.queue)), lost }).toMatchObject(await counted(device))
      })
    })
    await fc.assert(runs, { numRuns: 10 })
  })

  it('tell of no loss after a battery died, however much the browser had not yet written of the second record', async () => {
    const runs = fc.asyncProperty(someSteps(lossless), fc.nat(), async (life, moment) => {
      const device = aDevice()
      const written: [string, string][][] = [[]]
      await live(device, life, async () => void written.push(Object.entries(localStorage)))
      localStorage.clear()
      for (const [key, value] of written[moment % written.length] ?? []) localStorage.setItem(key, value)
      const restarted = device.openTab()
      expect(await restarted.storageHealth()).toMatchObject({ lost: 0, isCopyWhole: true })
      expect({ ...(await stateOf(restarted)), lost: 0 }).toMatchObject(await counted(device))
      expect(await aBook(device).compare()).toEqual({ restored: 0, added: 0, isCopyWhole: true })
    })
    await fc.assert(runs, { numRuns: 10 })
  })
})
