import { describe, expect, it, vi } from 'vitest'
import type { SubmissionProgress } from '../../src/queue/index.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'

const nothing = { waiting: 0, sending: 0, needsAttention: 0, setAside: 0, received: 0, oldestWaitingOn: null }

const receiptFor = async (envelope: ReturnType<typeof anEnvelope>) => ({
  instanceId: envelope.instanceId,
  sha256: await sha256Hex(envelope.payload),
  state: 'stored' as const,
  receivedOn: '2026-12-04',
})

describe('what the screen is told of the queue', () => {
  it('begins with an empty queue', async () => {
    expect(await stateOf(aDevice().queue)).toEqual(nothing)
  })

  it('counts responses and not their parts', async () => {
    const { queue, save } = aDevice()
    await save(anEnvelope(), anEnvelope({ part: 'mapping' }), anEnvelope({ part: 'contacts' }))
    await save(anEnvelope({ completedOn: '2026-12-01' }))
    expect(await stateOf(queue)).toEqual({ ...nothing, waiting: 2, oldestWaitingOn: '2026-12-01' })
  })

  it('calls a response received only when no part of it is missing', async () => {
    const { queue, save } = aDevice()
    const [answers, contacts] = [anEnvelope(), anEnvelope({ part: 'contacts' })]
    await save(answers, contacts)
    await queue.recordReceipts([await receiptFor(answers)])
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, received: 0 })
    await queue.recordReceipts([await receiptFor(contacts)])
    expect(await stateOf(queue)).toMatchObject({ waiting: 0, received: 1 })
  })

  it('hears of what another tab does', async () => {
    const { queue, openTab } = aDevice()
    const seen = vi.fn()
    const stop = queue.watchQueue(seen)
    await openTab().finish({ draftId: 'draft', envelopes: [anEnvelope()] })
    await eventually(() =>
      expect(seen).toHaveBeenLastCalledWith({ ...nothing, waiting: 1, oldestWaitingOn: '2026-12-03' }),
    )
    stop()
  })

  it('says nothing more once nobody watches', async () => {
    const { queue, save } = aDevice()
    const seen = vi.fn()
    queue.watchQueue(seen)()
    await save(anEnvelope())
    await stateOf(queue)
    expect(seen).not.toHaveBeenCalled()
  })
})

describe('what the respondent is told of her own response', () => {
  it('goes from saved over sending to received, with all parts together', async () => {
    const { queue, save } = aDevice()
    const parts = [anEnvelope(), anEnvelope({ part: 'leaders' })]
    await save(...parts)
    const seen: SubmissionProgress[] = []
    const stop = queue.watchSubmission(
      parts.map(({ instanceId }) => instanceId),
      (progress) => {
        if (seen.at(-1) !== progress) seen.push(progress)
      },
    )
    const reached = (progress: SubmissionProgress) => eventually(() => expect(seen.at(-1)).toBe(progress))
    await reached('saved')
    for (const [index, part] of parts.entries()) {
      const rows = await queue.nextBatch({
        part: part.part,
        state: 'waiting',
        maxCount: 9,
        maxBytes: 1e6,
        except: new Set(),
      })
      const done = queue.markSending(rows)
      await reached('sending')
      await queue.recordReceipts([await receiptFor(part)])
      done()
      await reached(index === 0 ? 'saved' : 'received')
    }
    expect(seen).toEqual(['saved', 'sending', 'saved', 'sending', 'received'])
    stop()
  })

  it('asks for attention when a part was refused', async () => {
    const { queue, save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    await queue.recordAttention(envelope.instanceId, 'refused')
    const progress = await new Promise<SubmissionProgress>((resolve) =>
      queue.watchSubmission([envelope.instanceId], resolve),
    )
    expect(progress).toBe('attention')
  })

  it('says withdrawn once no part is on the device any more, and not before', async () => {
    const { queue, save } = aDevice()
    const hashes = ['a'.repeat(64), 'b'.repeat(64)] as const
    const parts = [anEnvelope({ receiptHash: hashes[0] }), anEnvelope({ part: 'leaders', receiptHash: hashes[1] })]
    await save(...parts)
    const progress = () =>
      new Promise<SubmissionProgress>((resolve) =>
        queue.watchSubmission(
          parts.map(({ instanceId }) => instanceId),
          resolve,
        ),
      )
    await queue.withdraw([hashes[0]])
    expect(await progress()).toBe('attention')
    await queue.withdraw(hashes)
    expect(await progress()).toBe('withdrawn')
  })

  it('never calls received what this device has never heard of', async () => {
    const progress = await new Promise<SubmissionProgress>((resolve) =>
      aDevice().queue.watchSubmission(['nobody'], resolve),
    )
    expect(progress).toBe('attention')
  })
})
