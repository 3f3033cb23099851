import fc from 'fast-check'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Envelope } from '../../src/contract/submission.ts'
import { createLossWatch } from '../../src/queue/loss-watch.ts'
import { outboxRowOf } from '../../src/queue/outbox.ts'
import { outboxCopyOf } from '../../src/queue/outbox-copy.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { fillDisk, nextPage, throwAway } from '../support/a-full-disk.ts'
import { aDevice, type Device, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const cacheOf = ({ database }: Device) => caches.open(`${database.name}.copies`)
const idsOf = (envelopes: readonly Envelope[]) => envelopes.map(({ instanceId }) => instanceId).sort()
const outboxOf = async ({ database }: Device) => (await database.outbox.toCollection().primaryKeys()).sort()
const copiesOf = async ({ database }: Device) => (await outboxCopyOf(database).read()).waiting

const receivedOf = ({ database }: Device) => database.ledger.where('state').equals('received').toArray()

const receiptFor = async ({ instanceId, payload }: Envelope) => ({
  ...{ instanceId, sha256: await sha256Hex(payload), state: 'stored' as const, receivedOn: '2026-12-03' },
})

afterEach(() => vi.restoreAllMocks())

describe('responses in a database that the browser has thrown away', () => {
  it.each([true, false])('come back at the next start, and none is lost (local storage gone too: %s)', async (both) => {
    const device = aDevice()
    const mine = [anEnvelope({ workshop: 'mex_2025' }), anEnvelope({ part: 'contacts' }), anEnvelope()]
    await device.save(...mine.slice(0, 2))
    await device.save(...mine.slice(2))
    await throwAway(device, both)
    const { queue, lost } = await nextPage(device)
    expect(lost).toBe(0)
    expect(await outboxOf(device)).toEqual(idsOf(mine))
    expect(await stateOf(queue)).toMatchObject({ waiting: 2, received: 0, oldestWaitingOn: '2026-12-03' })
    for (const { instanceId, payload } of mine)
      expect((await device.database.outbox.get(instanceId))?.envelope.payload).toBe(payload)
    expect((await nextPage(device)).lost).toBe(0)
  })

  it('come back beside what the same page has saved since, and once', async () => {
    const device = aDevice()
    const [before, since] = [anEnvelope(), anEnvelope()]
    await device.save(before)
    await throwAway(device)
    await device.save(since)
    await device.save(since)
    await Promise.all([nextPage(device), nextPage(device)])
    expect(await outboxOf(device)).toEqual(idsOf([before, since]))
    expect(await device.database.ledger.count()).toBe(2)
  })

  it('come back when it is thrown away after every single write, while they are saved and while they are put back', async () => {
    const device = aDevice()
    const [before, saved] = [anEnvelope(), anEnvelope()]
    await device.save(before)
    const real = device.database.transaction.bind(device.database) as (...call: unknown[]) => Promise<unknown>
    const strike = async (...call: unknown[]) => {
      const done = await real(...call)
      if (call[0] === 'rw') await throwAway(device)
      return done
    }
    vi.spyOn(device.database, 'transaction').mockImplementation(strike as never) // as Dexie's, whatever the call
    expect(await device.queue.finish({ draftId: 'draft', envelopes: [saved] })).toEqual({ status: 'saved' })
    await createLossWatch(device.database, withReopen(device.database)).compared()
    vi.restoreAllMocks()
    await nextPage(device)
    expect(await outboxOf(device)).toEqual(idsOf([before, saved]))
  })

  it('come back with their files, and not without', async () => {
    const device = aDevice()
    const envelope = anEnvelope()
    const content = Uint8Array.of(1, 2, 3)
    const file = { instanceId: envelope.instanceId, sha256: await sha256Hex('a picture'), content }
    await device.queue.finish({ draftId: 'draft', envelopes: [envelope], files: [file] })
    await throwAway(device)
    const { queue } = await nextPage(device)
    expect(await queue.fileOf(envelope.instanceId, file.sha256)).toEqual(content)
    await queue.recordReceipts([await receiptFor(envelope)])
    expect(await (await cacheOf(device)).match(`/copies/files/${envelope.instanceId}/${file.sha256}`)).toBe(undefined)
  })

  it('come back as they were finished, or not at all', async () => {
    const device = aDevice()
    const envelope = anEnvelope()
    await device.save(envelope)
    const cache = await cacheOf(device)
    const [address] = (await cache.keys()).filter(({ url }) => url.includes('/waiting/'))
    if (!address) throw new Error('there is no copy')
    const text = (await (await cache.match(address))?.text()) ?? ''
    await cache.put(address, new Response(text.replace('grassroots', 'network')))
    await throwAway(device, false)
    expect((await nextPage(device)).lost).toBe(1)
    expect(await outboxOf(device)).toEqual([])
  })

  it('do not come back where they were received or withdrawn, and the endpoint is still told of the withdrawal', async () => {
    const device = aDevice()
    const receiptHash = 'a'.repeat(64)
    const [sent, withdrawn, kept] = [anEnvelope(), anEnvelope({ receiptHash }), anEnvelope()]
    await device.save(sent, withdrawn, kept)
    await device.queue.recordReceipts([await receiptFor(sent)])
    await device.queue.withdraw([receiptHash])
    await throwAway(device)
    const { queue } = await nextPage(device)
    expect(await outboxOf(device)).toEqual([kept.instanceId])
    expect(await queue.waitingWithdrawals()).toEqual([receiptHash])
    await queue.recordWithdrawal(receiptHash)
    await throwAway(device)
    expect(await (await nextPage(device)).queue.waitingWithdrawals()).toEqual([])
  })

  it('come back when a single one has gone from the outbox', async () => {
    const device = aDevice()
    const gone = anEnvelope()
    await device.save(gone, anEnvelope())
    await device.database.outbox.delete(gone.instanceId)
    expect((await nextPage(device)).lost).toBe(0)
    expect(await outboxOf(device)).toContain(gone.instanceId)
  })

  it('are what they were, whatever is saved, sent and withdrawn and however often it is thrown away', async () => {
    const steps = fc.array(
      fc.record({ what: fc.constantFrom('save', 'save', 'receive', 'withdraw', 'throw away'), which: fc.nat() }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const device = aDevice()
        let page = device.queue
        let waiting: readonly Envelope[] = []
        for (const { what, which } of plan) {
          const one = waiting[which % Math.max(1, waiting.length)]
          if (what === 'throw away') {
            const received = await receivedOf(device)
            await throwAway(device, which % 2 === 0)
            page = (await nextPage(device)).queue
            expect(await receivedOf(device)).toEqual(received)
          } else if (what === 'save') {
            const mine = [anEnvelope({ receiptHash: await sha256Hex(newUuid()) }), anEnvelope({ part: 'contacts' })]
            await page.finish({ draftId: newUuid(), envelopes: mine })
            waiting = [...waiting, ...mine]
          } else if (one) {
            if (what === 'receive') await page.recordReceipts([await receiptFor(one)])
            else if (one.receiptHash) await page.withdraw([one.receiptHash])
            if (what === 'receive' || one.receiptHash) waiting = waiting.filter((other) => other !== one)
          }
          expect(await outboxOf(device)).toEqual(idsOf(waiting))
          expect((await copiesOf(device)).flatMap((row) => ('instanceId' in row ? row.instanceId : [])).sort()).toEqual(
            idsOf(waiting),
          )
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('on a disk without room for a copy', () => {
  it('nothing is called saved, nothing is left half, and the same button saves it once there is room', async () => {
    const device = aDevice()
    const finished = { draftId: 'draft', envelopes: [anEnvelope()] }
    await fillDisk()
    expect((await device.queue.finish(finished)).status).toBe('full')
    expect((await device.queue.withdraw(['b'.repeat(64)])).status).toBe('full')
    expect(await outboxOf(device)).toEqual([])
    vi.restoreAllMocks()
    expect(await device.queue.finish(finished)).toEqual({ status: 'saved' })
    expect(await copiesOf(device)).toHaveLength(1)
  })

  it('what was not called saved does not come back', async () => {
    const device = aDevice()
    device.database.outbox.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect((await device.queue.finish({ draftId: 'draft', envelopes: [anEnvelope()] })).status).toBe('full')
    await throwAway(device)
    await nextPage(device)
    expect(await outboxOf(device)).toEqual([])
  })

  it('what a phone that died left of it goes at the next start', async () => {
    const device = aDevice()
    await nextPage(device)
    const neverEnds = () => new Promise<never>(() => undefined)
    const row = await outboxRowOf(anEnvelope())
    void outboxCopyOf(device.database).write([row], [], neverEnds, () => [])
    await expect.poll(() => copiesOf(device)).toHaveLength(1)
    await nextPage(device)
    expect(await copiesOf(device)).toEqual([])
    expect(await outboxOf(device)).toEqual([])
  })
})

describe('a browser that keeps no caches', () => {
  it('saves as before: one that never kept any, and one on plain http', async () => {
    const device = aDevice()
    vi.spyOn(CacheStorage.prototype, 'keys').mockResolvedValue([])
    vi.spyOn(CacheStorage.prototype, 'open').mockRejectedValue(
      new DOMException('The operation is insecure.', 'SecurityError'),
    )
    await device.save(anEnvelope())
    vi.restoreAllMocks()
    vi.stubGlobal('caches', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    await device.save(anEnvelope())
    expect((await nextPage(device)).lost).toBe(0)
    expect(await device.database.outbox.count()).toBe(2)
  })
})

describe('the shelves of the copies', () => {
  it('hold many each, sorted, and become more where there is more', async () => {
    const device = aDevice()
    const few = Array.from({ length: 20 }, () => anEnvelope())
    for (const one of few) await device.save(one)
    const shelves = async () =>
      (await (await cacheOf(device)).keys()).map(({ url }) => url).filter((url) => url.includes('/waiting/'))
    expect(await shelves()).toHaveLength(1)
    const inOrder = (await copiesOf(device)).map((row) => ('instanceId' in row ? row.instanceId : ''))
    expect(inOrder).toEqual(idsOf(few))

    const many = Array.from({ length: 80 }, () => anEnvelope())
    await device.save(...many)
    expect((await shelves()).length).toBeGreaterThan(10)
    await device.save(anEnvelope())
    expect(await copiesOf(device)).toHaveLength(101)
    await device.queue.recordReceipts(await Promise.all([...few, ...many].map(receiptFor)))
    expect(await copiesOf(device)).toHaveLength(1)
    expect(await shelves()).toHaveLength(1)
  })
})
