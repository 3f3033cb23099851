import Dexie from 'dexie'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createQueue } from '../../src/queue/create-queue.ts'
import { openDatabase, type QueueDatabase } from '../../src/queue/database.ts'
import { forgetDrafts, hasOwnDraft, mayHaveDraft } from '../../src/queue/draft-flag.ts'
import type { Draft, Queue } from '../../src/queue/index.ts'
import { toHex } from '../../src/sealing/hex.ts'
import { newUuid } from '../../src/sealing/new-uuid.ts'
import { aDevice, aDraft } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const today = '2026-12-03'
const words = 'Care is work'

const aTabsDraft = (differing: Partial<Draft> = {}) =>
  aDraft({
    isKept: false,
    writer: 'first page',
    saved: { formVersion: '2026-12-01', seed: 7, entries: { '/sec_b_org/org_name': words }, repeats: {}, hidden: {} },
    ...differing,
  })

/** All that lies in the database, bytes read as letters. */
async function everyRow(database: QueueDatabase): Promise<string> {
  const rows = await Promise.all(database.tables.map((table) => table.toArray()))
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  )
}

const keysIn = async ({ draftKeys }: QueueDatabase) => (await draftKeys.toArray()).map(({ key }) => toHex(key))
const keyOfTab = () => (JSON.parse(sessionStorage.getItem('femig.draft.tab') ?? '{}') as { key?: string }).key
const reachOf = async (queue: Queue, draft: Draft) => {
  const result = await queue.saveDraft(draft)
  return result.status === 'saved' ? result.reach : result
}

describe('a draft that nobody chose to keep', () => {
  it('comes back in its own tab without a question', async () => {
    const { queue, reload } = aDevice()
    const draft = aTabsDraft()
    expect(await reachOf(queue, draft)).toEqual({ in: 'tab' })
    expect([hasOwnDraft(), mayHaveDraft()]).toEqual([true, true])
    expect(await reload().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: true })
  })

  it('is not mentioned to any other tab, and none waits for it', async () => {
    const { queue, openTab } = aDevice()
    await queue.saveDraft(aTabsDraft())
    expect(await openTab().latestDraft(today)).toEqual({ status: 'none' })
    sessionStorage.clear()
    expect(mayHaveDraft()).toBe(false)
  })

  it('leaves no word of the answers in the database, and not its key', async () => {
    const { queue, database } = aDevice()
    await queue.saveDraft(aTabsDraft())
    const rows = await everyRow(database)
    expect(await database.sealedDrafts.count()).toBe(1)
    for (const word of [words, 'org_name', 'b_profile', keyOfTab() ?? '']) expect(rows).not.toContain(word)
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/Care|org_name/)
  })

  it('does not stand in the way of one that somebody chose to keep', async () => {
    const { queue, openTab } = aDevice()
    const kept = aDraft()
    await openTab().saveDraft(kept)
    await queue.saveDraft(aTabsDraft())
    expect(await openTab().latestDraft(today)).toMatchObject({ draft: { draftId: kept.draftId }, isOwn: false })
  })

  it('goes after more than 7 days, although nobody can open it', async () => {
    const { queue, openTab, database } = aDevice()
    await queue.saveDraft(aTabsDraft({ updatedOn: '2026-11-25' }))
    await openTab().latestDraft(today)
    expect(await database.sealedDrafts.count()).toBe(0)
  })

  it('cannot be opened any more as soon as somebody leaves at once, before the database has deleted anything', async () => {
    const { queue, reload } = aDevice()
    await queue.saveDraft(aTabsDraft())
    forgetDrafts()
    expect(keyOfTab()).toBeUndefined()
    // The next start deletes before it shows anything.
    expect(mayHaveDraft()).toBe(true)
    expect(await reload().latestDraft(today)).toEqual({ status: 'none' })
    expect(mayHaveDraft()).toBe(false)
  })

  it('lets go of its key when it is finished', async () => {
    const { queue } = aDevice()
    const draft = aTabsDraft()
    await queue.saveDraft(draft)
    await queue.finish({ draftId: draft.draftId, writer: 'first page', envelopes: [anEnvelope()] })
    expect(mayHaveDraft()).toBe(false)
  })

  it('is asked about in its tab when another tab went on with it since', async () => {
    const { queue, openTab, reload } = aDevice()
    const draft = aTabsDraft({ isKept: true })
    await queue.saveDraft(draft)
    const other = openTab()
    await other.latestDraft(today)
    await other.claimDraft(draft.draftId, 'second tab')
    expect(await reload().latestDraft(today)).toMatchObject({ draft: { draftId: draft.draftId }, isOwn: false })
  })

  it('makes room for a response when the phone is full, once its day is over', async () => {
    const { queue, openTab, database } = aDevice()
    const kept = aDraft({ updatedOn: '2026-12-02' })
    const ofToday = aTabsDraft()
    await openTab().saveDraft(kept)
    await openTab().saveDraft(ofToday)
    await openTab().saveDraft(aTabsDraft({ updatedOn: '2026-12-02' }))
    let faults = 1
    database.outbox.hook('creating', () => {
      if (faults-- > 0) throw new DOMException('no room', 'QuotaExceededError')
    })
    expect(await queue.finish({ draftId: 'draft', envelopes: [anEnvelope()] })).toEqual({ status: 'saved' })
    expect((await database.sealedDrafts.toCollection().primaryKeys()).sort()).toEqual(
      [kept.draftId, ofToday.draftId].sort(),
    )
  })
})

describe('a draft whose key no storage takes', () => {
  it('is told as lasting no longer than the page', async () => {
    const { database, openTab } = aDevice()
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    const queue = createQueue(openDatabase(database.name), undefined, blocked)
    onTestFinished(() => queue.close())
    const draft = aTabsDraft()
    expect(await reachOf(queue, draft)).toEqual({ in: 'page' })
    expect(await queue.latestDraft(today)).toMatchObject({ draft: { draftId: draft.draftId }, isOwn: true })
    expect(await openTab().latestDraft(today)).toEqual({ status: 'none' })
    expect(await reachOf(queue, { ...draft, isKept: true })).toEqual({ in: 'device', until: '2026-12-10' })
    expect(await openTab().latestDraft(today)).toMatchObject({ status: 'found', isOwn: false })
  })

  it('still is saved in a tab whose storage is full', async () => {
    const { queue } = aDevice()
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect(await reachOf(queue, aTabsDraft())).toEqual({ in: 'page' })
    full.mockRestore()
  })
})

describe('a draft that somebody chose to keep', () => {
  it('is offered to every tab, for 7 days more at each answer', async () => {
    const { queue, openTab } = aDevice()
    const draft = aTabsDraft({ isKept: true })
    expect(await reachOf(queue, draft)).toEqual({ in: 'device', until: '2026-12-10' })
    expect(await openTab().latestDraft('2026-12-10')).toEqual({ status: 'found', draft, isOwn: false })
    expect(await openTab().latestDraft('2026-12-11')).toEqual({ status: 'none' })
  })

  it('is her tab’s alone again when she changes her mind, under a new key', async () => {
    const { queue, openTab, reload, database } = aDevice()
    const draft = aTabsDraft({ isKept: true })
    await queue.saveDraft(draft)
    const [before] = await keysIn(database)
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(await reachOf(queue, { ...draft, isKept: false })).toEqual({ in: 'tab' })
    expect(await keysIn(database)).toEqual([])
    expect(keyOfTab()).not.toBe(before)
    expect(await openTab().latestDraft(today)).toEqual({ status: 'none' })
    expect(await reload().latestDraft(today)).toMatchObject({ draft: { isKept: false }, isOwn: true })
    sessionStorage.clear()
    expect(mayHaveDraft()).toBe(false)
  })

  it('can still be opened when the phone dies while she changes her mind', async () => {
    const { queue, reload, database } = aDevice()
    const draft = aTabsDraft({ isKept: true })
    await queue.saveDraft(draft)
    database.sealedDrafts.hook('updating', () => {
      throw new DOMException('the phone died', 'SecurityError')
    })
    expect((await queue.saveDraft({ ...draft, isKept: false })).status).toBe('unavailable')
    expect(await reload().latestDraft(today)).toMatchObject({ status: 'found', draft: { draftId: draft.draftId } })
  })

  it('takes its key with it when it is finished or deleted', async () => {
    const { queue, database } = aDevice()
    const [finished, deleted] = [aDraft(), aDraft()]
    await queue.saveDraft(finished)
    await queue.saveDraft(deleted)
    await queue.finish({ draftId: finished.draftId, envelopes: [anEnvelope()] })
    await queue.discardDraft(deleted.draftId)
    expect([await database.sealedDrafts.count(), await database.draftKeys.count()]).toEqual([0, 0])
  })
})

describe('a draft of the version that did not seal', () => {
  /** A device on which that version left a draft, and a tab of it is still open. */
  async function anOldDevice() {
    const name = `femig-test-${newUuid()}`
    localStorage.setItem('femig.draft', '1')
    const oldTab = new Dexie(name)
    oldTab.version(2).stores({
      drafts: 'draftId, order',
      closedDrafts: 'draftId',
      outbox: 'instanceId, madeOn, [state+part+attempts]',
      ledger: 'instanceId, state, [part+state]',
      tally: 'name',
      leases: 'name',
      withdrawals: 'receiptHash',
    })
    const { isKept: _, ...plain } = aTabsDraft({ writer: 'old tab' })
    await oldTab.table('drafts').put({ ...plain, order: 1 })
    const database = openDatabase(name)
    const queue = createQueue(database)
    onTestFinished(async () => {
      for (const tab of [oldTab, queue]) tab.close()
      await Dexie.delete(name)
      localStorage.clear()
      sessionStorage.clear()
    })
    return { queue, database, oldTab, plain }
  }

  it('is offered, and sealed as soon as somebody says that it is hers', async () => {
    const { queue, database, oldTab, plain } = await anOldDevice()
    expect(mayHaveDraft()).toBe(true)
    const found = await queue.latestDraft(today)
    expect(found).toEqual({ status: 'found', draft: { ...plain, isKept: false }, isOwn: false })
    expect(await queue.claimDraft(plain.draftId, 'new tab')).toEqual({ status: 'saved' })
    expect(await database.drafts.count()).toBe(0)
    expect(await everyRow(database)).not.toContain(words)
    const mine = { ...plain, writer: 'new tab', isKept: false }
    expect(await queue.latestDraft(today)).toEqual({ status: 'found', draft: mine, isOwn: true })
    expect(await reachOf(queue, { ...mine, page: '/sec_h' })).toEqual({ in: 'tab' })
    // The old tab asks this table before it writes.
    expect(await oldTab.table('closedDrafts').get(plain.draftId)).toBeDefined()
    const finished = { draftId: plain.draftId, writer: 'new tab', envelopes: [anEnvelope()] }
    expect(await queue.finish(finished)).toEqual({ status: 'saved' })
    expect(await queue.saveDraft(mine)).toEqual({ status: 'closed' })
  })

  it('is written by the tab that says so, before it was sealed', async () => {
    const { queue, plain } = await anOldDevice()
    await queue.latestDraft(today)
    const mine = { ...plain, writer: 'new tab', isKept: false, page: '/sec_h' }
    const [claimed, written] = await Promise.all([queue.claimDraft(plain.draftId, 'new tab'), queue.saveDraft(mine)])
    expect([claimed.status, written.status]).toEqual(['saved', 'saved'])
    expect(await queue.latestDraft(today)).toEqual({ status: 'found', draft: mine, isOwn: true })
  })

  it('is deleted when she says that it is not', async () => {
    const { queue, database, plain } = await anOldDevice()
    await queue.latestDraft(today)
    await queue.discardDraft(plain.draftId)
    expect(await everyRow(database)).not.toContain(words)
    expect(mayHaveDraft()).toBe(false)
  })
})
