import Dexie from 'dexie'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createQueue } from '../../src/queue/create-queue.ts'
import { openDatabase } from '../../src/queue/database.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { aDevice, aDraft, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eventually } from '../support/eventually.ts'

const mine = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64))
const [answersHash = '', mappingHash = ''] = mine
const other = 'e'.repeat(64)

afterEach(() => vi.restoreAllMocks())

describe('withdrawing', () => {
  it('removes what still waits under the receipt, all parts of it and nothing else, and is no loss', async () => {
    const { queue, database, save } = aDevice()
    const kept = anEnvelope({ receiptHash: other })
    await save(anEnvelope({ receiptHash: answersHash }), anEnvelope({ part: 'mapping', receiptHash: mappingHash }))
    await save(kept)
    expect(await queue.withdraw(mine)).toEqual({ status: 'saved' })
    expect(await database.outbox.toCollection().primaryKeys()).toEqual([kept.instanceId])
    expect(await stateOf(queue)).toMatchObject({ waiting: 1, received: 0 })
    expect((await queue.storageHealth()).lost).toBe(0)
  })

  it('also removes what the endpoint did not take', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope({ receiptHash: answersHash })
    await save(envelope)
    await queue.recordAttention(envelope.instanceId, 'refused')
    await queue.withdraw(mine)
    expect(await database.outbox.count()).toBe(0)
  })

  it('notes every hash for the endpoint, whether anything waited here or not', async () => {
    const { queue } = aDevice()
    await queue.withdraw(mine)
    expect(await queue.waitingWithdrawals()).toEqual(mine)
  })

  it('keeps the hashes and nothing else, and forgets them when the endpoint has taken them', async () => {
    const { queue, database, save } = aDevice()
    await save(anEnvelope({ receiptHash: answersHash }))
    await queue.withdraw(mine)
    expect(await database.withdrawals.toArray()).toEqual(mine.map((receiptHash) => ({ receiptHash })))
    for (const hash of mine) await queue.recordWithdrawal(hash)
    for (const table of database.tables)
      expect(JSON.stringify(await table.toArray())).not.toMatch(new RegExp(mine.join('|')))
  })

  it('asks for strict durability, and says saved only when the transaction has completed', async () => {
    const real = IDBDatabase.prototype.transaction
    const order: string[] = []
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...call) {
      const opened = real.apply(this, call)
      if (opened.mode === 'readwrite' && opened.objectStoreNames.contains('withdrawals'))
        opened.addEventListener('complete', () => order.push(opened.durability))
      return opened
    })
    const { queue } = aDevice()
    await queue.withdraw(mine)
    order.push('said')
    expect(order).toEqual(['strict', 'said'])
  })

  it('does neither half when the other cannot be written, and says that the phone is full', async () => {
    const { queue, database, save } = aDevice()
    await save(anEnvelope({ receiptHash: answersHash }))
    database.withdrawals.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect(await queue.withdraw(mine)).toMatchObject({ status: 'full' })
    expect([await database.outbox.count(), await database.withdrawals.count()]).toEqual([1, 0])
  })

  it('survives the browser being closed before anything was sent', async () => {
    const { queue, openTab } = aDevice()
    await queue.withdraw(mine)
    queue.close()
    expect(await openTab().waitingWithdrawals()).toEqual(mine)
  })

  it('lets another tab see what waits', async () => {
    const { queue, openTab } = aDevice()
    const seen = vi.fn()
    const stop = openTab().watchWithdrawals(seen)
    await eventually(() => expect(seen).toHaveBeenLastCalledWith([]))
    await queue.withdraw(mine)
    await eventually(() => expect(seen).toHaveBeenLastCalledWith(mine))
    await queue.recordWithdrawal(answersHash)
    await eventually(() => expect(seen).toHaveBeenLastCalledWith(mine.slice(1)))
    stop()
  })

  it('ignores a receipt for what was on its way at that moment', async () => {
    const { queue, database, save } = aDevice()
    const envelope = anEnvelope({ receiptHash: answersHash })
    await save(envelope)
    const [row] = await database.outbox.toArray()
    await queue.withdraw(mine)
    await queue.recordReceipts([
      { instanceId: envelope.instanceId, sha256: row?.sha256 ?? '', state: 'stored', receivedOn: '2026-12-04' },
    ])
    expect(await database.ledger.get(envelope.instanceId)).toMatchObject({ state: 'withdrawn', receipt: null })
    expect(await queue.waitingWithdrawals()).toEqual(mine)
  })
})

describe('a device whose database is older than withdrawals', () => {
  it('keeps its drafts and responses, and its old tab goes on', async () => {
    const name = `femig-test-${newUuid()}`
    const oldTab = new Dexie(name)
    // As the first version of the app declared it.
    oldTab.version(1).stores({
      drafts: 'draftId, order',
      closedDrafts: 'draftId',
      outbox: 'instanceId, madeOn, [state+part+attempts]',
      ledger: 'instanceId, state, [part+state]',
      tally: 'name',
      leases: 'name',
    })
    const { isKept: _, ...draft } = aDraft()
    await oldTab.table('drafts').put({ ...draft, order: 1 })

    const queue = createQueue(openDatabase(name))
    onTestFinished(async () => {
      oldTab.close()
      queue.close()
      await Dexie.delete(name)
    })
    await queue.withdraw(mine)
    expect(await queue.latestDraft(draft.updatedOn)).toMatchObject({ status: 'found', draft })
    await oldTab.table('drafts').put({ ...draft, page: '/later', order: 2 })
    expect(await queue.latestDraft(draft.updatedOn)).toMatchObject({ draft: { page: '/later' } })
  })
})
