import { afterEach, describe, expect, it, vi } from 'vitest'
import { draftCopyOf } from '../../src/queue/draft-copy.ts'
import { createDraftFiles } from '../../src/queue/draft-files.ts'
import { forgetDrafts, mayHaveDraft } from '../../src/queue/draft-flag.ts'
import type { Draft } from '../../src/queue/index.ts'
import { createParkedDrafts } from '../../src/queue/parked-drafts.ts'
import { failedSave } from '../../src/queue/storage-fault.ts'
import { withReopen } from '../../src/queue/with-reopen.ts'
import { fromHex } from '../../src/sealing/hex.ts'
import { unseal } from '../../src/sealing/sealed-bytes.ts'
import { newKeyPair } from '../../src/sealing/sealed-for.ts'
import { sealBytes } from '../../src/sealing/xchacha.ts'
import { fillDisk, nextPage, throwAway } from '../support/a-full-disk.ts'
import { aDevice, aDraft, type Device } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const today = '2026-12-03'
const ofOneTab = (): Draft => aDraft({ isKept: false, writer: 'a page' })

async function aHandedDevice() {
  const device = aDevice()
  const pair = await newKeyPair()
  if (!pair) throw new Error('a test runs on localhost, which has WebCrypto')
  const parked = createParkedDrafts(device.database, withReopen(device.database))
  return { device, pair, parked }
}

const copiesOf = async ({ database }: Device) => {
  const cache = await caches.open(`${database.name}.copies`)
  return (await cache.keys()).filter(({ url }) => url.includes('/drafts/'))
}

afterEach(() => vi.restoreAllMocks())

describe('a draft in a database that the browser has thrown away', () => {
  it('is this tab’s own after a reload, as it was after the last answer', async () => {
    const device = aDevice()
    const draft = ofOneTab()
    await device.queue.saveDraft({ ...draft, page: '/before' })
    await device.queue.saveDraft(draft)
    await throwAway(device)
    const again = device.reload()
    expect(await again.latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })
    expect(await again.saveDraft({ ...draft, page: '/next' })).toMatchObject({ status: 'saved' })
  })

  it('is opened, here and from its copy, as the version sealed it that had no cryptography of the browser’s own', async () => {
    const device = aDevice()
    const { database } = device
    const draft = ofOneTab()
    await device.queue.saveDraft(draft)
    const { key } = JSON.parse(sessionStorage.getItem('femig.draft.tab') ?? '') as { key: string }
    const row = await database.sealedDrafts.get(draft.draftId)
    const boundTo = [draft.draftId, draft.surveyId, draft.formVersion]
    const content = row && (await unseal(fromHex(key), row.sealed, boundTo))
    if (!content) throw new Error('the draft was saved, and its tab has the key')
    const sealed = sealBytes(fromHex(key), content, boundTo)
    await database.sealedDrafts.put({ ...row, sealed })
    expect(await device.reload().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })

    const cache = await caches.open(`${database.name}.copies`)
    const [request] = await copiesOf(device)
    const label = request && (await cache.match(request))?.headers.get('X-Of')
    if (!label) throw new Error('a saved draft has a copy')
    const before = [sealed.nonce, sealed.bytes] as Uint8Array<ArrayBuffer>[]
    await cache.put(request, new Response(new Blob(before), { headers: { 'X-Of': label } }))
    await throwAway(device)
    expect(await device.reload().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })
  })

  it('is offered again where somebody chose to keep it, and the start screen waits for it', async () => {
    const device = aDevice()
    const [older, draft] = [aDraft(), aDraft()]
    await device.queue.saveDraft(older)
    await device.queue.saveDraft(draft)
    await throwAway(device)
    sessionStorage.clear()
    const { queue } = await nextPage(device)
    expect(mayHaveDraft()).toBe(true)
    expect(await queue.latestDraft(today)).toEqual({ status: 'found', draft, isOwn: false })
    await queue.discardDraft(draft.draftId)
    expect(await queue.latestDraft(today)).toEqual({ status: 'found', draft: older, isOwn: false })
  })

  it('can still be taken up with the PIN’s key, under its number', async () => {
    const { device, pair, parked } = await aHandedDevice()
    const draft = ofOneTab()
    await device.queue.saveDraft(draft)
    expect(await parked.keepKey(pair.publicKey, '2026-12-03T10:20')).toBe(true)
    parked.forgetOpen()
    const before = await parked.list()
    expect(before).toHaveLength(1)
    await throwAway(device)
    await nextPage(device)
    expect(await parked.list()).toEqual(before)
    expect(await parked.takeUp(draft.draftId, pair)).toBe(true)
    expect(await device.reload().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })
  })

  it('can be taken up also where it was written again before it was put back, or the disk is full then', async () => {
    const { device, pair, parked } = await aHandedDevice()
    const draft = ofOneTab()
    await device.queue.saveDraft(draft)
    await parked.keepKey(pair.publicKey, '2026-12-03T10:20')
    await throwAway(device)
    const newer = { ...draft, page: '/newer' }
    await device.queue.saveDraft(newer)
    await throwAway(device)
    await device.save(anEnvelope())
    await nextPage(device)
    expect(await parked.list()).toHaveLength(1)
    sessionStorage.clear()
    expect(await parked.takeUp(draft.draftId, pair)).toBe(true)
    expect(await device.reload().latestDraft(today)).toMatchObject({ status: 'found', draft: newer })
  })

  it('that cannot be copied is parked all the same', async () => {
    const { device, pair, parked } = await aHandedDevice()
    await device.queue.saveDraft(ofOneTab())
    await fillDisk()
    expect(await parked.keepKey(pair.publicKey, '2026-12-03T10:20')).toBe(true)
  })

  it('has its files', async () => {
    const device = aDevice()
    const run = withReopen(device.database)
    const files = createDraftFiles(device.database, run, failedSave, draftCopyOf(device.database))
    const draft = { ...ofOneTab(), fileKey: '07'.repeat(32) }
    const content = Uint8Array.from({ length: 1_000 }, (_, index) => index % 251)
    await files.put(draft, 'naïve & ‏صورة.jpg', content)
    await device.queue.saveDraft(draft)
    await throwAway(device)
    await nextPage(device)
    expect(await files.read(draft, 'naïve & ‏صورة.jpg')).toEqual(content)
    await files.remove(draft, 'naïve & ‏صورة.jpg')
    expect(await files.read(draft, 'naïve & ‏صورة.jpg')).toBe(null)
    await device.queue.discardDraft(draft.draftId)
    expect(await copiesOf(device)).toEqual([])
  })

  it('is not put over what the page wrote since', async () => {
    const device = aDevice()
    const draft = ofOneTab()
    await device.queue.saveDraft(draft)
    await throwAway(device)
    const newer = { ...draft, page: '/newer' }
    await device.queue.saveDraft(newer)
    await nextPage(device)
    expect(await device.reload().latestDraft(today)).toMatchObject({ status: 'found', draft: newer })
  })

  it.each([
    [
      'finished',
      ({ queue }: Device, { draftId, writer = '' }: Draft) =>
        queue.finish({ draftId, writer, envelopes: [anEnvelope()] }),
    ],
    ['discarded', ({ queue }: Device, { draftId }: Draft) => queue.discardDraft(draftId)],
    ['discarded with all others', ({ queue }: Device) => queue.discardAllDrafts()],
    [
      'forgotten in a hurry',
      async (device: Device) => {
        forgetDrafts()
        await device.openTab().latestDraft(today)
      },
    ],
    ['left for too long', ({ queue }: Device) => queue.latestDraft('2026-12-20')],
  ])('does not come back once it was %s', async (_, end) => {
    const device = aDevice()
    const draft = aDraft({ writer: 'a page' })
    await device.queue.saveDraft(draft)
    expect(await copiesOf(device)).toHaveLength(1)
    await end(device, draft)
    expect(await copiesOf(device)).toEqual([])
    await throwAway(device)
    expect(await (await nextPage(device)).queue.latestDraft(today)).toEqual({ status: 'none' })
  })

  it('does not come back when somebody left in a hurry before it could be put back', async () => {
    const device = aDevice()
    await device.queue.saveDraft(aDraft())
    await throwAway(device)
    forgetDrafts()
    await device.openTab().latestDraft(today)
    expect(await (await nextPage(device)).queue.latestDraft(today)).toEqual({ status: 'none' })
    expect(await copiesOf(device)).toEqual([])
  })

  it('goes with what a phone that died left of it when it was closed', async () => {
    const device = aDevice()
    const draft = aDraft()
    await device.queue.saveDraft(draft)
    vi.spyOn(Cache.prototype, 'delete').mockRejectedValue(new DOMException('the battery is empty', 'AbortError'))
    await device.queue.finish({ draftId: draft.draftId, envelopes: [] })
    vi.restoreAllMocks()
    expect(await copiesOf(device)).toHaveLength(1)
    await nextPage(device)
    expect(await copiesOf(device)).toEqual([])
  })
})

describe('on a disk without room for a copy', () => {
  it('a draft is not called saved, until there is room', async () => {
    const device = aDevice()
    const draft = ofOneTab()
    await fillDisk()
    expect((await device.queue.saveDraft(draft)).status).toBe('full')
    vi.restoreAllMocks()
    expect(await device.queue.saveDraft(draft)).toMatchObject({ status: 'saved' })
    expect(await copiesOf(device)).toHaveLength(1)
  })

  it('what was copied before stays, though the browser lets go of it before it finds no room for the next', async () => {
    const device = aDevice()
    const draft = ofOneTab()
    await device.queue.saveDraft(draft)
    const put = vi.spyOn(Cache.prototype, 'put').mockImplementation(async function (this: Cache, request) {
      await this.delete(request)
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect((await device.queue.saveDraft({ ...draft, page: '/next' })).status).toBe('full')
    put.mockRestore()
    await throwAway(device)
    await nextPage(device)
    expect(await device.reload().latestDraft(today)).toMatchObject({ status: 'found', draft })
  })

  it('drafts of earlier days that nobody can open make room, here and there', async () => {
    const device = aDevice()
    const earlier = { ...ofOneTab(), updatedOn: '2026-12-01' }
    await (await nextPage(device)).queue.saveDraft(earlier)
    vi.spyOn(Cache.prototype, 'put').mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError'))
    const draft = ofOneTab()
    expect(await device.queue.saveDraft(draft)).toMatchObject({ status: 'saved' })
    expect((await copiesOf(device)).map(({ url }) => url.includes(draft.draftId))).toEqual([true])
  })
})
