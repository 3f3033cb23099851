import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTally, isAhead, lostSince, withMade, withSettled } from '../../src/queue/tally.ts'
import { readCopy } from '../../src/queue/tally-copy.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const lostOn = async (queue: ReturnType<typeof aDevice>['queue']) => (await queue.storageHealth()).lost

/** What Chromium does with a damaged database: it is there, it is empty, and nobody is told. Nor are there any copies. */
async function wipe({ database }: Pick<ReturnType<typeof aDevice>, 'database'>): Promise<void> {
  await caches.delete(`${database.name}.copies`)
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear())))
}

describe('responses that the browser has lost', () => {
  it('are none on a new device, and none after saving and sending', async () => {
    const { queue, save, openTab } = aDevice()
    expect(await lostOn(queue)).toBe(0)
    const envelope = anEnvelope()
    await save(envelope)
    expect(await lostOn(openTab())).toBe(0)
    const { instanceId, payload } = envelope
    await queue.recordReceipts([
      { instanceId, sha256: await sha256Hex(payload), state: 'stored', receivedOn: '2026-12-03' },
    ])
    expect(await lostOn(openTab())).toBe(0)
  })

  it('are counted at the next start when the database came back empty', async () => {
    const device = aDevice()
    await device.save(anEnvelope(), anEnvelope({ part: 'contacts' }))
    await device.save(anEnvelope())
    await wipe(device)
    expect(await lostOn(device.openTab())).toBe(2)
  })

  it('leave out those that had their receipt', async () => {
    const device = aDevice()
    const sent = anEnvelope()
    await device.save(sent)
    await device.save(anEnvelope())
    const { instanceId, payload } = sent
    await device.queue.recordReceipts([
      { instanceId, sha256: await sha256Hex(payload), state: 'stored', receivedOn: '2026-12-03' },
    ])
    await wipe(device)
    expect(await lostOn(device.openTab())).toBe(1)
  })

  it('stay reported when the next person has already saved another', async () => {
    const device = aDevice()
    await device.save(anEnvelope())
    await wipe(device)
    const nextPage = device.openTab()
    await nextPage.finish({ draftId: 'next', envelopes: [anEnvelope()] })
    expect(await lostOn(nextPage)).toBe(1)
    expect(await lostOn(device.openTab())).toBe(1)
  })

  it('are seen when a single row is gone from the outbox, and its copy too', async () => {
    const device = aDevice()
    const gone = anEnvelope()
    await device.save(gone)
    await device.save(anEnvelope())
    await device.database.outbox.delete(gone.instanceId)
    await caches.delete(`${device.database.name}.copies`)
    expect(await lostOn(device.openTab())).toBe(1)
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 1, received: 0 })
  })

  it('are no longer reported once a person has read it, and never become received', async () => {
    const device = aDevice()
    const gone = anEnvelope()
    await device.save(gone)
    await device.database.outbox.delete(gone.instanceId)
    await device.queue.acknowledgeLoss()
    expect(await lostOn(device.openTab())).toBe(0)
    expect(await stateOf(device.queue)).toMatchObject({ received: 0 })
  })

  it('leave no id and no answer in the copy outside the database', async () => {
    const { save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    expect(readCopy()?.tally.made).toEqual({ answers: 1 })
    expect(JSON.stringify(readCopy())).not.toContain(envelope.instanceId.slice(9))
    expect(JSON.stringify(localStorage)).not.toContain('grassroots')
  })
})

describe('the tally', () => {
  const rows = fc.array(fc.record({ instanceId: fc.uuid(), part: fc.constantFrom('answers', 'mapping') }), {
    minLength: 1,
  })

  it('sees no loss in a database that is ahead of its copy', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const copy = withMade(emptyTally, first)
        const current = withSettled(withMade(copy, second), first)
        return lostSince(copy, current) === 0 && isAhead(current, copy)
      }),
    )
  })

  it('sees every loss of an unsent response, also when as many others took its place', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const others = made.map(({ part }) => ({ instanceId: newUuid(), part }))
        const copy = withMade(emptyTally, made)
        return lostSince(copy, emptyTally) > 0 && lostSince(copy, withMade(emptyTally, others)) > 0
      }),
    )
  })
})
