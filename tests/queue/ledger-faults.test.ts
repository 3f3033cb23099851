import { afterEach, describe, expect, it, vi } from 'vitest'
import { localDay } from '../../src/screens/respond/local-day.ts'
import { syncOnce } from '../../src/sync/index.ts'
import { aBook } from '../support/a-book.ts'
import { aDevice, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { aRig } from '../support/rig.ts'

afterEach(() => vi.useRealTimers())

describe('a clock that jumps', () => {
  it('ten years back and forward, or to where an empty battery puts it, loses nothing and keeps nothing from going', async () => {
    const device = aDevice()
    const days = ['2026-11-26', '2016-11-26', '2036-11-26', '1970-01-01', '2026-11-27']
    for (const day of days) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T10:00:00`) })
      await device.save(anEnvelope({ completedOn: localDay(new Date()) }))
      expect((await device.openTab().storageHealth()).lost).toBe(0)
    }
    const book = aBook(device)
    expect(await book.compare()).toEqual({ restored: 0, added: 0, isCopyWhole: true })
    expect((await book.summaryOfCopy()).responses.map(({ madeOn }) => madeOn)).toEqual([...days].sort().reverse())
    const rig = await aRig()
    await syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, withAttention: false })
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, received: days.length })
  })
})

describe('the ledger on a device that fails', () => {
  it('is read, and taken into, over a connection that iOS has closed', async () => {
    const device = aDevice()
    await device.save(anEnvelope())
    const book = aBook(device)
    device.database.backendDB().close()
    expect((await book.records({ state: 'any' }, null, 9)).records).toHaveLength(1)
    device.database.backendDB().close()
    expect(await book.takeIn([anEnvelope()])).toMatchObject({ status: 'saved', taken: 1 })
    device.database.backendDB().close()
    expect(await book.compare()).toMatchObject({ restored: 0, isCopyWhole: true })
  })

  it.each([
    ['QuotaExceededError', ''],
    ['UnknownError', 'Internal error committing transaction. FILE_ERROR_NO_SPACE'],
  ])('says that it is full (%s), keeps what it had, and takes in all once there is room', async (name, message) => {
    const device = aDevice()
    await device.save(anEnvelope())
    const book = aBook(device)
    let isFull = true
    device.database.outbox.hook('creating', () => {
      if (isFull) throw new DOMException(message, name)
    })
    const envelopes = [anEnvelope(), anEnvelope()]
    expect((await book.takeIn(envelopes)).status).toBe('full')
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 1 })
    isFull = false
    expect(await book.takeIn(envelopes)).toMatchObject({ status: 'saved', taken: 2 })
    expect((await device.openTab().storageHealth()).lost).toBe(0)
  })

  it('is told from the copy where the database does not open at all', async () => {
    const device = aDevice()
    await device.save(anEnvelope({ workshop: 'mex_2025' }))
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError')
    })
    device.database.close({ disableAutoOpen: false })
    const book = aBook(device)
    await expect(book.compare()).rejects.toThrow()
    expect((await book.summaryOfCopy()).responses).toMatchObject([
      { workshop: 'mex_2025', made: 1, open: 1, received: 0 },
    ])
    vi.restoreAllMocks()
  })
})
