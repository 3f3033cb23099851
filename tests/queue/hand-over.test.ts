import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../src/contract/receipt.ts'
import type { Envelope } from '../../src/contract/submission.ts'
import type { QueueDatabase } from '../../src/queue/database.ts'
import { sha256Hex } from '../../src/sealing/digest.ts'
import { aDevice, aDraft, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const receiptFor = async ({ instanceId, payload }: Envelope): Promise<Receipt> => ({
  instanceId,
  sha256: await sha256Hex(payload),
  state: 'stored',
  receivedOn: '2026-12-03',
})

const everything = (part: string) =>
  ({ part, state: 'waiting', maxCount: 100, maxBytes: 1_000_000, except: new Set<string>() }) as const

const ids = (rows: readonly { instanceId: string }[]) => rows.map(({ instanceId }) => instanceId)

const heldIds = async ({ outbox }: QueueDatabase) => (await outbox.toCollection().primaryKeys()).sort()

describe('finishing', () => {
  it('writes all parts and the ledger and removes the draft, together', async () => {
    const { queue, database } = aDevice()
    const draft = aDraft()
    const envelopes = [
      anEnvelope(),
      anEnvelope({ part: 'contacts', payload: '{"answers":{"q35_email":"a@b.example"}}' }),
    ]
    await queue.saveDraft(draft)
    expect(await queue.finish({ draftId: draft.draftId, envelopes })).toEqual({ status: 'saved' })

    expect(await heldIds(database)).toEqual(ids(envelopes).sort())
    for (const envelope of envelopes)
      expect(await database.ledger.get(envelope.instanceId)).toEqual({
        instanceId: envelope.instanceId,
        part: envelope.part,
        sha256: await sha256Hex(envelope.payload),
        madeOn: '2026-12-03',
        workshop: '',
        state: 'made',
        receipt: null,
      })
    expect(await database.sealedDrafts.count()).toBe(0)
    expect(await database.draftKeys.count()).toBe(0)
  })

  it('keeps the draft and no part when one part cannot be written', async () => {
    const { queue, database } = aDevice()
    const draft = aDraft()
    await queue.saveDraft(draft)
    database.outbox.hook('creating', (_, row) => {
      if (row.part === 'contacts') throw new DOMException('no room', 'QuotaExceededError')
    })
    const result = await queue.finish({
      draftId: draft.draftId,
      envelopes: [anEnvelope(), anEnvelope({ part: 'contacts' })],
    })
    expect(result.status).toBe('full')
    expect([await database.outbox.count(), await database.ledger.count(), await database.sealedDrafts.count()]).toEqual(
      [0, 0, 1],
    )
  })

  it('may be repeated with the same envelopes, because the answer to the first time can get lost', async () => {
    const { queue, database } = aDevice()
    const finished = { draftId: 'draft', envelopes: [anEnvelope()] }
    await queue.finish(finished)
    expect(await queue.finish(finished)).toEqual({ status: 'saved' })
    expect(await database.outbox.count()).toBe(1)
  })

  it('leaves nothing on the device that joins the parts of one person', async () => {
    const { queue, database } = aDevice()
    const {
      usable: _,
      channel: __,
      mode: ___,
      ...leaders
    } = anEnvelope({ part: 'leaders', payload: '{"answers":{"leader_1":"A"}}' })
    await queue.finish({ draftId: 'the-draft', envelopes: [anEnvelope(), leaders] })
    const rows = await database.outbox.toArray()
    const own = rows.map((row) => [row.instanceId, row.sha256, ...Object.values(row.envelope).map(String)])
    const joining = own[0]?.filter(
      (value) =>
        own[1]?.includes(value) && !['2026-12-03', 'femig-global-cso', '2026-12-01', 'es', 'json'].includes(value),
    )
    expect(joining).toEqual([])
    expect(JSON.stringify(await database.outbox.toArray())).not.toContain('the-draft')
    expect(JSON.stringify(await database.ledger.toArray())).not.toContain('the-draft')
  })
})

describe('a receipt', () => {
  it('is written in the transaction that lets go of the row', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    await queue.recordReceipts([await receiptFor(envelope)])
    expect(await database.outbox.count()).toBe(0)
    expect(await database.ledger.get(envelope.instanceId)).toMatchObject({
      state: 'received',
      receipt: { state: 'stored' },
    })
  })

  it('does not let go of the row when the receipt cannot be written', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    database.ledger.hook('updating', () => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(queue.recordReceipts([await receiptFor(envelope)])).rejects.toThrow()
    expect(await heldIds(database)).toEqual([envelope.instanceId])
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, received: 0 })
  })

  it('is not kept when the row cannot be removed', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    database.outbox.hook('deleting', () => {
      throw new DOMException('gone', 'UnknownError')
    })
    await expect(queue.recordReceipts([await receiptFor(envelope)])).rejects.toThrow()
    expect(await database.ledger.get(envelope.instanceId)).toMatchObject({ state: 'made', receipt: null })
    expect(await database.outbox.count()).toBe(1)
  })

  it('for other bytes lets go of nothing', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope()
    await save(envelope)
    await queue.recordReceipts([{ ...(await receiptFor(envelope)), sha256: '0'.repeat(64) }])
    expect(await heldIds(database)).toEqual([envelope.instanceId])
  })
})

describe('a batch', () => {
  it('holds one part only', async () => {
    const { queue, save } = aDevice()
    const [answers, mapping] = [anEnvelope(), anEnvelope({ part: 'mapping' })]
    await save(answers, mapping)
    expect([...(await queue.waitingParts('waiting'))].sort()).toEqual(['answers', 'mapping'])
    expect(ids(await queue.nextBatch(everything('mapping')))).toEqual([mapping.instanceId])
  })

  it('begins with what was tried least, so that a row that fails is never in the way of the others', async () => {
    const { queue, save } = aDevice()
    const [failing, fresh] = [anEnvelope(), anEnvelope()]
    await save(failing)
    await save(fresh)
    await queue.recordAttempt([failing.instanceId])
    expect(ids(await queue.nextBatch(everything('answers')))).toEqual([fresh.instanceId, failing.instanceId])
  })

  it('stays below the bytes of a request, and takes at least one row however large it is', async () => {
    const { queue, save } = aDevice()
    for (let made = 0; made < 3; made++)
      await save(anEnvelope({ payload: JSON.stringify({ answers: { text: 'é'.repeat(1000) } }) }))
    expect(await queue.nextBatch({ ...everything('answers'), maxBytes: 5000 })).toHaveLength(2)
    expect(await queue.nextBatch({ ...everything('answers'), maxBytes: 10 })).toHaveLength(1)
  })

  it('counts bytes as they travel', async () => {
    const { queue, save } = aDevice()
    const envelope = anEnvelope({ payload: JSON.stringify({ answers: { text: 'منظمة 👩🏽‍🌾' } }) })
    await save(envelope)
    const [row] = await queue.nextBatch(everything('answers'))
    expect(row?.bytes).toBe(new Blob([JSON.stringify(envelope)]).size)
  })

  it('leaves out what the disk has changed, and says that somebody should look', async () => {
    const { queue, database, save } = aDevice()
    const [damaged, intact] = [anEnvelope(), anEnvelope()]
    await save(damaged)
    await save(intact)
    await database.outbox.update(damaged.instanceId, { envelope: { ...damaged, payload: '{"answers":{"sec_b_org' } })
    expect(ids(await queue.nextBatch(everything('answers')))).toEqual([intact.instanceId])
    expect(await database.outbox.get(damaged.instanceId)).toMatchObject({ state: 'attention', reason: 'damaged' })
  })

  it('reads the others when the browser cannot read one of the rows', async () => {
    const { queue, database, save } = aDevice()
    const [unreadable, intact] = [anEnvelope(), anEnvelope()]
    await save(unreadable)
    await save(intact)
    database.outbox.hook('reading', (row) => {
      if (row.instanceId === unreadable.instanceId)
        throw new DOMException('Failed to read large IndexedDB value', 'DataError')
      return row
    })
    expect(ids(await queue.nextBatch(everything('answers')))).toEqual([intact.instanceId])
  })
})
