import { afterEach, describe, expect, it, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { failedSave } from '../../src/queue/storage-fault.ts'
import { aDevice, aDraft, stateOf } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const protocol = (method: string, parameters: object) =>
  // vitest leaves the protocol untyped
  (cdp() as unknown as { send(method: string, parameters: object): Promise<unknown> }).send(method, parameters)

const { origin } = location

/** Chromium's own quota. It remembers for half a minute how much room there was, unless it has just forgotten all. */
async function limitStorage(quotaSize: number): Promise<void> {
  await protocol('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await protocol('Storage.overrideQuotaForOrigin', { origin, quotaSize })
}

const liftLimit = () => protocol('Storage.overrideQuotaForOrigin', { origin })

const quotaBytes = 1_000_000

/** Text that does not compress, because Chromium counts what it stores. */
function bulkyText(bytes: number): string {
  const chunk = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(57_000))))
  return Array.from({ length: Math.ceil(bytes / 76_000) }, chunk).join('')
}

const bulky = () => anEnvelope({ payload: JSON.stringify({ answers: { text: bulkyText(quotaBytes / 8) } }) })

afterEach(async () => {
  await liftLimit()
})

describe('a phone without room', () => {
  it('says that it is full, keeps all that it said was saved, and saves again once there is room', async () => {
    await limitStorage(quotaBytes)
    const { queue, database } = aDevice()
    const finish = (envelope: ReturnType<typeof anEnvelope>) =>
      queue.finish({ draftId: envelope.instanceId, envelopes: [envelope] })
    const before: string[] = []
    const tooLate: ReturnType<typeof anEnvelope>[] = []
    while (tooLate.length < 2 && before.length < 50) {
      const envelope = bulky()
      const { status } = await finish(envelope)
      if (status === 'saved') before.push(envelope.instanceId)
      else tooLate.push(envelope)
      expect(['saved', 'full']).toContain(status)
    }
    expect(tooLate).toHaveLength(2)
    // Larger than all the room there ever was: what the responses have left does not matter.
    expect((await queue.saveDraft(aDraft({ saved: { text: bulkyText(2 * quotaBytes) } }))).status).toBe('full')
    expect((await database.outbox.toCollection().primaryKeys()).sort()).toEqual(before.sort())

    await liftLimit()
    for (const envelope of tooLate) expect(await finish(envelope)).toEqual({ status: 'saved' })
    expect(await database.outbox.count()).toBe(before.length + 2)
    expect((await queue.storageHealth()).lost).toBe(0)
  })
})

describe('a database that fails', () => {
  it('that iOS closed while the page slept is opened again, and the write repeated once', async () => {
    const { queue, database } = aDevice()
    await database.open()
    // What iOS does: the connection under Dexie is dead and Dexie does not know.
    database.backendDB().close()
    expect(await queue.saveDraft(aDraft())).toMatchObject({ status: 'saved' })
    expect(await queue.latestDraft('2026-12-03')).toMatchObject({ status: 'found' })
  })

  it('in the middle of several writes is opened once for all of them', async () => {
    const { queue, database } = aDevice()
    await database.open()
    database.backendDB().close()
    const envelopes = Array.from({ length: 5 }, () => anEnvelope())
    const results = await Promise.all(
      envelopes.map((envelope) => queue.finish({ draftId: envelope.instanceId, envelopes: [envelope] })),
    )
    expect(results).toEqual(envelopes.map(() => ({ status: 'saved' })))
    expect(await database.outbox.count()).toBe(5)
  })

  it.each([
    ['UnknownError', 'Connection to Indexed Database server lost. Refresh the page to try again', 'unavailable'],
    ['UnknownError', 'Internal error committing transaction. FILE_ERROR_NO_SPACE', 'full'],
    ['QuotaExceededError', '', 'full'],
    [
      'InvalidStateError',
      'A mutation operation was attempted on a database that did not allow mutations.',
      'unavailable',
    ],
    ['SecurityError', '', 'unavailable'],
  ])('with %s "%s" is %s', (name, message, status) => {
    const error = new DOMException(message, name)
    expect(failedSave(error).status).toBe(status)
    expect(failedSave({ name: 'AbortError', inner: error }).status).toBe(status)
    expect(failedSave({ name: 'BulkError', failures: [{ name: 'AbortError', inner: error }] }).status).toBe(status)
  })

  it('twice in a row is told as such, and the same envelopes can be handed over again', async () => {
    const { queue, database } = aDevice()
    const finished = { draftId: 'draft', envelopes: [anEnvelope()] }
    let faults = 2
    database.outbox.hook('creating', () => {
      if (faults-- > 0) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
    })
    expect((await queue.finish(finished)).status).toBe('unavailable')
    expect(await queue.finish(finished)).toEqual({ status: 'saved' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1 })
  })

  it('that could not be opened on a full disk is opened as soon as there is room', async () => {
    const full = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException(
        'Encountered full disk while opening backing store for indexedDB.open.',
        'QuotaExceededError',
      )
    })
    const { queue } = aDevice()
    const finished = { draftId: 'draft', envelopes: [anEnvelope()] }
    for (let tries = 0; tries < 3; tries += 1) expect((await queue.finish(finished)).status).toBe('full')
    full.mockRestore()
    expect(await queue.finish(finished)).toEqual({ status: 'saved' })
    expect(await stateOf(queue)).toMatchObject({ waiting: 1 })
  })

  it('that the browser does not open at all is told as such, for reading and for writing', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError')
    })
    const { queue } = aDevice()
    expect((await queue.saveDraft(aDraft())).status).toBe('unavailable')
    expect((await queue.latestDraft('2026-12-03')).status).toBe('unavailable')
    expect((await queue.finish({ draftId: 'draft', envelopes: [anEnvelope()] })).status).toBe('unavailable')
    expect(await queue.storageHealth()).toMatchObject({ lost: null })
    vi.restoreAllMocks()
  })
})
