import Dexie from 'dexie'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/contract/submission.ts'
import { openDatabase } from '../../src/queue/database.ts'
import type { LedgerBook } from '../../src/queue/facilitator.ts'
import { readLedgerCopy, writeLedgerCopy } from '../../src/queue/ledger-copy.ts'
import type { LedgerRow } from '../../src/queue/rows.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { toHex } from '../../src/sealing/hex.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { syncOnce } from '../../src/sync/index.ts'
import { aBook } from '../support/a-book.ts'
import { aDevice, type Device, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { aRig } from '../support/rig.ts'

const receiptFor = async ({ instanceId, payload }: Envelope) => ({
  instanceId,
  sha256: await sha256Hex(payload),
  state: 'stored' as const,
  receivedOn: '2026-12-04',
})

const wipe = async ({ database }: Device) => {
  await caches.delete(`${database.name}.copies`)
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear())))
}

const summaryOf = (book: LedgerBook) =>
  new Promise<Parameters<Parameters<LedgerBook['watchSummary']>[0]>[0]>((resolve) => {
    const stop = book.watchSummary((summary) => {
      resolve(summary)
      queueMicrotask(() => stop())
    })
  })

const all = (book: LedgerBook) => book.records({ state: 'any' }, null, 100).then(({ records }) => records)

describe('the ledger', () => {
  it('counts by workshop and day, and the parts that travel apart by day alone', async () => {
    const device = aDevice()
    const first = anEnvelope({ workshop: 'mex_2025', completedOn: '2026-12-02' })
    await device.save(first, anEnvelope({ part: 'contacts', completedOn: '2026-12-02' }))
    await device.save(anEnvelope({ workshop: 'mex_2025' }))
    await device.save(anEnvelope())
    await device.queue.recordReceipts([await receiptFor(first)])

    const { responses, partsApart } = await summaryOf(aBook(device))
    const none = { made: 1, open: 1, received: 0, withdrawn: 0, lost: 0 }
    expect(responses).toEqual([
      { workshop: 'mex_2025', madeOn: '2026-12-03', ...none },
      { workshop: '', madeOn: '2026-12-03', ...none },
      { workshop: 'mex_2025', madeOn: '2026-12-02', ...none, open: 0, received: 1 },
    ])
    expect(partsApart).toEqual([{ workshop: '', madeOn: '2026-12-02', ...none }])
    expect(await aBook(device).summaryOfCopy()).toEqual({ responses, partsApart })
  })

  it('shows each line with its receipt, in an order that joins nothing, and never an answer', async () => {
    const device = aDevice()
    const envelopes = ['answers', 'mapping', 'contacts', 'leaders'].map((part) => anEnvelope({ part }))
    await device.save(...envelopes)
    const [sent, stuck, aside] = envelopes as [Envelope, Envelope, Envelope]
    await device.queue.recordReceipts([await receiptFor(sent)])
    await device.queue.recordAttention(stuck.instanceId, 'refused')
    const book = aBook(device)
    expect(await book.setAside(aside.instanceId)).toBe(true)

    const records = await all(book)
    expect(records.map(({ instanceId }) => instanceId)).toEqual(envelopes.map(({ instanceId }) => instanceId).sort())
    const byId = new Map(records.map((record) => [record.instanceId, record]))
    expect(byId.get(sent.instanceId)).toMatchObject({ state: 'received', receipt: { receivedOn: '2026-12-04' } })
    expect(byId.get(stuck.instanceId)).toMatchObject({ state: 'attention', reason: 'refused', receipt: null })
    expect(byId.get(aside.instanceId)).toMatchObject({ state: 'aside' })
    expect(JSON.stringify(records)).not.toContain('grassroots')
  })

  it('is read in pages, by state, and by the first letters of an ID', async () => {
    const device = aDevice()
    for (let people = 0; people < 5; people += 1) await device.save(anEnvelope())
    const book = aBook(device)
    const one = await book.records({ state: 'waiting' }, null, 3)
    const two = await book.records({ state: 'waiting' }, one.records.at(-1)?.instanceId ?? null, 3)
    expect([one.records.length, one.hasMore, two.records.length, two.hasMore]).toEqual([3, true, 2, false])
    const wanted = one.records[1]
    expect((await book.records({ idStart: wanted?.instanceId.slice(0, 8) ?? '' }, null, 3)).records).toEqual([wanted])
    expect((await book.records({ state: 'attention' }, null, 3)).records).toEqual([])
  })

  it('lets one stuck record be set aside and taken back without touching the others', async () => {
    const device = aDevice()
    const [stuck, other] = [anEnvelope(), anEnvelope()]
    await device.save(stuck)
    await device.save(other)
    await device.queue.recordAttention(stuck.instanceId, 'refused')
    const book = aBook(device)
    const rig = await aRig()
    const sync = () => syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, withAttention: true })

    await book.setAside(stuck.instanceId)
    await sync()
    expect(Object.keys((await rig.log()).kept)).toEqual([other.instanceId])
    expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, needsAttention: 0, setAside: 1, received: 1 })

    await book.takeBack(stuck.instanceId)
    await sync()
    expect(Object.keys((await rig.log()).kept).sort()).toEqual([stuck.instanceId, other.instanceId].sort())
    expect(await stateOf(device.queue)).toMatchObject({ setAside: 0, received: 2 })
    expect(await book.setAside(stuck.instanceId)).toBe(false)
  })

  it('keeps the lines of an earlier version of the database and knows the workshop of what still waits', async () => {
    const name = `femig-test-${newUuid()}`
    const old = new Dexie(name)
    old.version(3).stores({
      ...{ drafts: 'draftId, order', closedDrafts: 'draftId', tally: 'name', leases: 'name' },
      ...{ outbox: 'instanceId, madeOn, [state+part+attempts]', ledger: 'instanceId, state, [part+state]' },
      ...{ withdrawals: 'receiptHash', sealedDrafts: 'draftId, order', draftKeys: 'draftId' },
    })
    const envelope = anEnvelope({ workshop: 'bog_2025' })
    const { instanceId } = envelope
    const line = { instanceId, part: 'answers', sha256: await sha256Hex(envelope.payload), madeOn: '2026-12-03' }
    await old.table('outbox').add({ ...line, envelope, bytes: 9, state: 'waiting', attempts: 0, reason: null })
    await old.table('ledger').add({ ...line, state: 'made', receipt: null })
    old.close()

    const database = openDatabase(name)
    expect(await database.ledger.toArray()).toEqual([{ ...line, workshop: 'bog_2025', state: 'made', receipt: null }])
    database.close()
    indexedDB.deleteDatabase(name)
  })

  it('is of another version as soon as a table or an index is another', () => {
    const { database } = aDevice()
    const schema = database.tables.map(({ name, schema: { primKey, indexes } }) =>
      [name, primKey.src, ...indexes.map(({ src }) => src)].join(' '),
    )
    // No phone that has this version would ever see a change of what stands here: give it a number of its own.
    expect([database.verno, ...schema.sort()]).toEqual([
      6,
      'closedDrafts draftId',
      'draftFiles [draftId+name] draftId',
      'draftKeys draftId',
      'drafts draftId order',
      'leases name',
      'ledger instanceId state [part+state] [part+workshop+madeOn+state] [source+part+state]',
      'outbox instanceId madeOn [state+part+attempts]',
      'outboxFiles [instanceId+sha256] instanceId',
      'parkedDrafts draftId number',
      'sealedDrafts draftId order',
      'tally name',
      'withdrawals receiptHash',
    ])
  })

  it('leaves the workshop of a line as the version before knew it', async () => {
    const name = `femig-test-${newUuid()}`
    const old = new Dexie(name)
    old.version(5).stores({
      ...{ drafts: 'draftId, order', closedDrafts: 'draftId', tally: 'name', leases: 'name' },
      ...{ outbox: 'instanceId, madeOn, [state+part+attempts]', withdrawals: 'receiptHash' },
      ledger: 'instanceId, state, [part+state], [part+workshop+madeOn+state], [source+part+state]',
      ...{ sealedDrafts: 'draftId, order', draftKeys: 'draftId', parkedDrafts: 'draftId, number' },
    })
    const { instanceId } = anEnvelope({})
    const line = { instanceId, part: 'answers', sha256: 'ab', madeOn: '2026-12-03', workshop: 'tia_2026' }
    await old.table('ledger').add({ ...line, state: 'received', receipt: null })
    old.close()

    const database = openDatabase(name)
    expect(await database.ledger.toArray()).toEqual([{ ...line, state: 'received', receipt: null }])
    expect(await database.outboxFiles.count()).toBe(0)
    database.close()
    indexedDB.deleteDatabase(name)
  })
})

describe('the ledger’s copy outside the database', () => {
  const anyLine: fc.Arbitrary<LedgerRow> = fc
    .record({
      instanceId: fc.uuid(),
      sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes)),
      part: fc.constantFrom('answers', 'contacts', 'other_part'),
      workshop: fc.constantFrom('', 'mex_2025'),
      madeOn: fc.integer({ min: 0, max: 46_000 }).map(dayNumber),
      state: fc.constantFrom('made' as const, 'received' as const, 'withdrawn' as const, 'lost' as const),
      receivedOn: fc.integer({ min: 0, max: 46_000 }).map(dayNumber),
      receiptState: fc.constantFrom(
        'stored' as const,
        'duplicate' as const,
        'conflict' as const,
        'quarantined' as const,
      ),
      isCarried: fc.boolean(),
    })
    .map(({ receivedOn, receiptState, isCarried, ...line }) => ({
      ...line,
      receipt:
        line.state === 'received'
          ? { instanceId: line.instanceId, sha256: line.sha256, state: receiptState, receivedOn }
          : null,
      ...(isCarried ? { source: 'carried' as const } : {}),
    }))

  it('gives every line back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyLine, { selector: ({ instanceId }) => instanceId, maxLength: 40 }),
        async (lines) => {
          localStorage.clear()
          expect(writeLedgerCopy(lines)).toBe(true)
          expect(new Map(lines.map((line) => [line.instanceId, line]))).toEqual(await readLedgerCopy())
        },
      ),
      { numRuns: 30 },
    )
    localStorage.clear()
  })

  it('puts the ledger back when the database came back empty, and names what was lost with it', async () => {
    const device = aDevice()
    const [sent, unsent] = [anEnvelope({ workshop: 'mex_2025' }), anEnvelope({ workshop: 'mex_2025' })]
    await device.save(sent)
    await device.save(unsent)
    await device.queue.recordReceipts([await receiptFor(sent)])
    await wipe(device)

    const nextPage = device.openTab()
    expect((await nextPage.storageHealth()).lost).toBe(1)
    const byId = new Map((await all(aBook(device))).map((record) => [record.instanceId, record]))
    expect(byId.get(sent.instanceId)).toMatchObject({
      state: 'received',
      workshop: 'mex_2025',
      sha256: await sha256Hex(sent.payload),
      receipt: await receiptFor(sent),
    })
    expect(byId.get(unsent.instanceId)).toMatchObject({ state: 'missing', madeOn: '2026-12-03' })
    await nextPage.acknowledgeLoss()
    expect((await device.openTab().storageHealth()).lost).toBe(0)
    expect(await all(aBook(device))).toHaveLength(2)
  })

  it('says what it put back when somebody asks for the comparison, and agrees the second time', async () => {
    const device = aDevice()
    for (let people = 0; people < 3; people += 1) await device.save(anEnvelope())
    const [id = ''] = await device.database.ledger.toCollection().primaryKeys()
    await device.database.ledger.delete(id)
    const shelves = Object.keys(localStorage).filter((key) => key.startsWith('femig.ledger.'))
    expect(await aBook(device).compare()).toEqual({ restored: 1, added: 0, isCopyWhole: true })
    for (const shelf of shelves) localStorage.removeItem(shelf)
    expect(await aBook(device).compare()).toEqual({ restored: 0, added: 3, isCopyWhole: true })
    expect(await aBook(device).compare()).toEqual({ restored: 0, added: 0, isCopyWhole: true })
    expect((await device.queue.storageHealth()).lost).toBe(0)
  })

  it('is made for the lines that were there before it', async () => {
    const device = aDevice()
    await device.save(anEnvelope(), anEnvelope({ part: 'contacts' }))
    for (const key of Object.keys(localStorage)) if (key.startsWith('femig.ledger.')) localStorage.removeItem(key)
    const { isLedgerWhole: _, ...earlier } = JSON.parse(localStorage.getItem('femig.tally') ?? '{}')
    localStorage.setItem('femig.tally', JSON.stringify(earlier))
    expect((await device.openTab().storageHealth()).lost).toBe(0)
    expect((await readLedgerCopy()).size).toBe(2)
  })

  it('never stands between an answer and its outbox, when it is unreadable or full', async () => {
    const device = aDevice()
    await device.save(anEnvelope())
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{ not what we wrote')
    await device.save(anEnvelope())
    expect(await stateOf(device.openTab())).toMatchObject({ waiting: 2 })
    const crowded = Array.from({ length: 100 }, () => anEnvelope({ instanceId: `aa${newUuid().slice(2)}` }))
    for (const envelope of crowded) await device.save(envelope)
    expect(await stateOf(device.openTab())).toMatchObject({ waiting: 102 })
    expect(await aBook(device).compare()).toMatchObject({ restored: 0, isCopyWhole: false })
    expect((await device.queue.storageHealth()).lost).toBe(0)
  })

  it('stands in no order that tells which parts belong together', async () => {
    const device = aDevice()
    const parts = ['answers', 'mapping', 'contacts', 'leaders'].map((part, index) =>
      anEnvelope({ part, instanceId: `0f${String(4 - index)}${newUuid().slice(3)}` }),
    )
    await device.save(...parts)
    const lines = localStorage.getItem('femig.ledger.0f')?.split('\n') ?? []
    expect(lines).toHaveLength(4)
    expect(lines).toEqual([...lines].sort())
    expect([...(await readLedgerCopy()).keys()].sort()).toEqual(parts.map(({ instanceId }) => instanceId).sort())
  })
})

describe('taking in what another device made', () => {
  it('puts it into the outbox once, and sends it like its own', async () => {
    const device = aDevice()
    const envelopes = [anEnvelope(), anEnvelope({ part: 'contacts' })]
    const book = aBook(device)
    const none = { withdrawn: 0, differing: [] }
    expect(await book.takeIn([...envelopes, ...envelopes])).toEqual({ status: 'saved', taken: 2, known: 0, ...none })
    expect(await book.takeIn(envelopes)).toEqual({ status: 'saved', taken: 0, known: 2, ...none })
    const rig = await aRig()
    await syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, withAttention: false })
    expect(Object.keys((await rig.log()).kept)).toHaveLength(2)
    expect(await book.takeIn(envelopes)).toEqual({ status: 'saved', taken: 0, known: 2, ...none })
    expect((await all(book)).every(({ isCarried, state }) => isCarried && state === 'received')).toBe(true)
    expect((await device.openTab().storageHealth()).lost).toBe(0)
  })

  it('brings back what this device had lost, before and after somebody has read of the loss', async () => {
    for (const isRead of [false, true]) {
      const device = aDevice()
      const envelope = anEnvelope()
      await device.save(envelope)
      await device.save(anEnvelope())
      await device.database.outbox.delete(envelope.instanceId)
      if (isRead) await device.queue.acknowledgeLoss()
      expect(await aBook(device).takeIn([envelope])).toMatchObject({ status: 'saved', taken: 1 })
      expect((await device.openTab().storageHealth()).lost).toBe(0)
      expect(await stateOf(device.queue)).toMatchObject({ waiting: 2 })
      const rig = await aRig()
      await syncOnce({ queue: device.queue, baseUrl: rig.baseUrl, withAttention: false })
      expect(await stateOf(device.queue)).toMatchObject({ waiting: 0, received: 2 })
      expect((await device.openTab().storageHealth()).lost).toBe(0)
    }
  })

  it('never puts other content in the place of what is here, and leaves out what was withdrawn here', async () => {
    const device = aDevice()
    const mine = anEnvelope()
    const receiptHash = 'c'.repeat(64)
    await device.save(mine)
    await device.queue.withdraw([receiptHash])
    const other = { ...mine, payload: '{"answers":{"sec_b_org":{"org_type":"network"}}}' }
    const result = await aBook(device).takeIn([other, anEnvelope({ receiptHash })])
    expect(result).toEqual({ status: 'saved', taken: 0, known: 0, withdrawn: 1, differing: [mine.instanceId] })
    expect((await device.database.outbox.get(mine.instanceId))?.envelope.payload).toBe(mine.payload)
  })

  it('says that the phone is full instead of taking half of them', async () => {
    const device = aDevice()
    device.database.outbox.hook('creating', (_, row) => {
      if (row.part === 'contacts') throw new DOMException('no room', 'QuotaExceededError')
    })
    expect((await aBook(device).takeIn([anEnvelope(), anEnvelope({ part: 'contacts' })])).status).toBe('full')
    expect([await device.database.outbox.count(), await device.database.ledger.count()]).toEqual([0, 0])
  })
})

function dayNumber(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
