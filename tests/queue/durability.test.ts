import { afterEach, describe, expect, it, vi } from 'vitest'
import { aDevice, aDraft } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const realTransaction = IDBDatabase.prototype.transaction

/** Sees every transaction that the browser opens; Dexie binds the method when it opens the database, so spy before. */
function spyOnTransactions(onOpen: (transaction: IDBTransaction, options: IDBTransactionOptions | undefined) => void) {
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...call) {
    const opened = realTransaction.apply(this, call)
    onOpen(opened, call[2])
    return opened
  })
}

afterEach(() => vi.restoreAllMocks())

describe('what the device says is saved has reached the disk', () => {
  it('asks the browser for strict durability in every transaction that writes, and the browser agrees', async () => {
    const writing: { asked: string | undefined; agreed: string }[] = []
    spyOnTransactions((transaction, options) => {
      if (transaction.mode === 'readwrite') writing.push({ asked: options?.durability, agreed: transaction.durability })
    })
    const { queue } = aDevice()
    const draft = aDraft()
    const envelope = anEnvelope()

    await queue.saveDraft(draft)
    await queue.finish({ draftId: draft.draftId, envelopes: [envelope] })
    await queue.recordAttempt([envelope.instanceId])
    await queue.recordAttention(envelope.instanceId, 'refused')

    expect(writing.length).toBeGreaterThanOrEqual(4)
    for (const one of writing) expect(one).toEqual({ asked: 'strict', agreed: 'strict' })
  })

  it('says saved only after the transaction has completed', async () => {
    const order: string[] = []
    spyOnTransactions((transaction) => {
      if (transaction.mode === 'readwrite' && transaction.objectStoreNames.contains('outbox'))
        transaction.addEventListener('complete', () => order.push('complete'))
    })
    const { queue } = aDevice()
    const { status } = await queue.finish({ draftId: 'draft', envelopes: [anEnvelope()] })
    order.push(status)
    expect(order).toEqual(['complete', 'saved'])
  })
})
