import { describe, expect, it } from 'vitest'
import { isExpired } from '../../src/queue/draft-age.ts'
import { forgetDrafts, mayHaveDraft } from '../../src/queue/draft-flag.ts'
import { aDevice, aDraft } from '../support/a-queue.ts'
import { anEnvelope } from '../support/an-envelope.ts'

const today = '2026-12-03'

describe('a draft', () => {
  it('is found again as it was left, also by the next page', async () => {
    const { queue, openTab } = aDevice()
    const draft = aDraft()
    expect(await queue.saveDraft(draft)).toMatchObject({ status: 'saved' })
    expect(await openTab().latestDraft(today)).toEqual({ status: 'found', draft, isOwn: false })
  })

  it('is the one written last when there are several', async () => {
    const { queue } = aDevice()
    const first = aDraft()
    const second = aDraft()
    await queue.saveDraft(first)
    await queue.saveDraft(second)
    await queue.saveDraft({ ...first, page: '/sec_h' })
    expect(await queue.latestDraft(today)).toMatchObject({
      status: 'found',
      draft: { draftId: first.draftId, page: '/sec_h' },
    })
  })

  it('raises a flag that the start screen can read before the database is loaded', async () => {
    const { queue } = aDevice()
    const draft = aDraft()
    expect(mayHaveDraft()).toBe(false)
    await queue.saveDraft(draft)
    sessionStorage.clear()
    expect(mayHaveDraft()).toBe(true)
    await queue.discardDraft(draft.draftId)
    expect(mayHaveDraft()).toBe(false)
  })

  it('keeps the flag up while another draft is left', async () => {
    const { queue } = aDevice()
    const [mine, other] = [aDraft(), aDraft()]
    await queue.saveDraft(mine)
    await queue.saveDraft(other)
    await queue.discardDraft(mine.draftId)
    sessionStorage.clear()
    expect(mayHaveDraft()).toBe(true)
  })

  it('does not come back when a tab that still shows it saves once more', async () => {
    const { queue, openTab } = aDevice()
    const draft = aDraft()
    await queue.saveDraft(draft)
    await queue.discardDraft(draft.draftId)
    expect(await openTab().saveDraft(draft)).toEqual({ status: 'closed' })
    expect(await queue.latestDraft(today)).toEqual({ status: 'none' })
  })

  it('cannot be finished twice, by two tabs that both have it open', async () => {
    const { queue, openTab, database } = aDevice()
    const draft = aDraft()
    await queue.saveDraft(draft)
    const mine = queue.finish({ draftId: draft.draftId, envelopes: [anEnvelope()] })
    const theirs = openTab().finish({ draftId: draft.draftId, envelopes: [anEnvelope()] })
    expect((await Promise.all([mine, theirs])).map(({ status }) => status).sort()).toEqual(['closed', 'saved'])
    expect(await database.outbox.count()).toBe(1)
  })

  it('goes after more than 7 days without a change', async () => {
    const { queue, database } = aDevice()
    await queue.saveDraft(aDraft({ updatedOn: '2026-11-25' }))
    expect(await queue.latestDraft(today)).toEqual({ status: 'none' })
    expect([await database.sealedDrafts.count(), await database.draftKeys.count()]).toEqual([0, 0])
    expect(mayHaveDraft()).toBe(false)
  })

  it.each([
    ['the same day', '2026-12-03', false],
    ['7 days', '2026-11-26', false],
    ['8 days', '2026-11-25', true],
    ['a year, as far as a clock can be believed', '2025-12-03', true],
    ['longer than a year: the clock jumped ahead', '2016-12-03', false],
    ['a day to come: the clock jumped back', '2027-01-01', false],
  ])('of %s ago is handled with the clock in doubt', (_, updatedOn, gone) => {
    expect(isExpired(updatedOn, today)).toBe(gone)
  })

  it('is not overwritten by a tab that was left open with older answers', async () => {
    const { queue, openTab } = aDevice()
    const draft = aDraft({ writer: 'first tab' })
    await queue.saveDraft(draft)
    const other = openTab()
    expect(await other.claimDraft(draft.draftId, 'second tab')).toEqual({ status: 'saved' })
    const newer = { ...draft, writer: 'second tab', page: '/sec_g' }
    await other.saveDraft(newer)

    expect(await queue.saveDraft(draft)).toEqual({ status: 'elsewhere' })
    expect(await queue.latestDraft(today)).toMatchObject({ draft: { page: '/sec_g' } })
  })

  it('is not finished by a tab that was left open with older answers', async () => {
    const { queue, openTab } = aDevice()
    const draft = aDraft({ writer: 'first tab' })
    await queue.saveDraft(draft)
    await openTab().claimDraft(draft.draftId, 'second tab')

    const stale = { draftId: draft.draftId, writer: 'first tab', envelopes: [anEnvelope()] }
    expect(await queue.finish(stale)).toEqual({ status: 'elsewhere' })
    expect(await queue.latestDraft(today)).toMatchObject({ status: 'found' })
    expect(await queue.finish({ ...stale, writer: 'second tab' })).toEqual({ status: 'saved' })
  })

  it('goes with all others when somebody leaves at once, and no tab brings it back', async () => {
    const { queue } = aDevice()
    const drafts = [aDraft(), aDraft()]
    for (const draft of drafts) await queue.saveDraft(draft)
    expect(await queue.discardAllDrafts()).toEqual({ status: 'saved' })
    expect(await queue.latestDraft(today)).toEqual({ status: 'none' })
    for (const draft of drafts) expect(await queue.saveDraft(draft)).toEqual({ status: 'closed' })
  })

  it('is not written any more when somebody leaves at once while it is being sealed', async () => {
    const { queue, database } = aDevice()
    const draft = aDraft()
    const [written, gone] = await Promise.all([queue.saveDraft(draft), queue.discardAllDrafts()])
    expect([written, gone]).toEqual([{ status: 'closed' }, { status: 'saved' }])
    expect([await database.sealedDrafts.count(), await database.draftKeys.count()]).toEqual([0, 0])
    expect(await queue.latestDraft(today)).toEqual({ status: 'none' })
  })

  it('is written by the page that goes on with it from the first moment on', async () => {
    const { queue, reload } = aDevice()
    const before = aDraft({ writer: 'before the reload', isKept: false })
    await queue.saveDraft(before)
    const again = reload()
    await again.latestDraft(today)
    const now = { ...before, writer: 'after it', page: '/next' }
    const [claimed, written] = await Promise.all([again.claimDraft(now.draftId, now.writer), again.saveDraft(now)])
    expect([claimed.status, written.status]).toEqual(['saved', 'saved'])
    expect(await again.latestDraft(today)).toEqual({ status: 'found', draft: now, isOwn: true })
  })

  it('is gone at the next start even when the page left before the database had deleted it', async () => {
    const { queue, openTab } = aDevice()
    await queue.saveDraft(aDraft())
    forgetDrafts()
    expect(await openTab().latestDraft(today)).toEqual({ status: 'none' })
    const next = aDraft()
    await queue.saveDraft(next)
    expect(await queue.latestDraft(today)).toEqual({ status: 'found', draft: next, isOwn: true })
  })
})
