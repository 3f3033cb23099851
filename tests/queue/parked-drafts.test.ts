import { describe, expect, it } from 'vitest'
import { createParkedDrafts } from '../../src/queue/parked-drafts.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { newKeyPair } from '../../src/sealing/sealed-for.ts'
import { aDevice, aDraft } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const today = '2026-12-03'
const at = '2026-12-03T10:20'

async function aHandedDevice() {
  const device = aDevice()
  const pair = await newKeyPair()
  if (!pair) throw new Error('a test runs on localhost, which has WebCrypto')
  const parked = createParkedDrafts(device.database, withReopen(device.database))
  const park = async (draftId = newUuid()) => {
    const draft = aDraft({ draftId, isKept: false, writer: 'a page' })
    await device.queue.saveDraft(draft)
    expect(await parked.keepKey(pair.publicKey, at)).toBe(true)
    return draft
  }
  return { ...device, pair, parked, park }
}

describe('a parked draft', () => {
  it('is nobody’s until the PIN’s key takes it up, and then this tab’s own', async () => {
    const { parked, park, pair, reload } = await aHandedDevice()
    const draft = await park()
    parked.forgetOpen()
    sessionStorage.clear()
    expect(await reload().latestDraft(today)).toEqual({ status: 'none' })
    expect(await parked.takeUp(draft.draftId, pair)).toBe(true)
    expect(await reload().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })
  })

  it('is named by a number and a time', async () => {
    const { parked, park } = await aHandedDevice()
    const first = await park()
    sessionStorage.clear()
    const drafts = [first, await park()]
    expect(await parked.list()).toEqual(
      drafts.map(({ draftId }, index) => ({ draftId, number: index + 1, parkedAt: at, until: expect.any(String) })),
    )
  })

  it('does not open with another key', async () => {
    const { parked, park } = await aHandedDevice()
    const draft = await park()
    const other = await newKeyPair()
    expect(other && (await parked.takeUp(draft.draftId, other))).toBe(false)
  })

  it('keeps its number when it is parked again', async () => {
    const { parked, park } = await aHandedDevice()
    const draft = await park()
    await park(draft.draftId)
    expect((await parked.list()).map(({ number }) => number)).toEqual([1])
  })

  it('leaves with the draft: when it is finished, and when somebody discards it', async () => {
    const { queue, parked, park } = await aHandedDevice()
    const finished = await park()
    await queue.finish({ draftId: finished.draftId, writer: 'a page', envelopes: [anEnvelope()] })
    expect(await parked.list()).toEqual([])
    const discarded = await park()
    await parked.discard(discarded.draftId)
    expect(await parked.list()).toEqual([])
    expect(parked.hasOpen()).toBe(false)
  })

  it('stays when a full phone lets go of what no tab can open any more', async () => {
    const { database, parked, park } = await aHandedDevice()
    await park()
    sessionStorage.clear()
    const { makeRoom } = await import('../../src/queue/make-room.ts')
    await makeRoom(database, '2030-01-01')
    expect(await parked.list()).toHaveLength(1)
  })

  it('takes nothing where no answer was written', async () => {
    const { parked, pair } = await aHandedDevice()
    expect(await parked.keepKey(pair.publicKey, at)).toBe(false)
  })
})
