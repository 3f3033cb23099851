import { expect, it } from 'vitest'
import type { SignatureRow, SuggestionRow } from '../../src/store/text-store.ts'
import { eachStore } from '../support/each-store.ts'

const signature = (changes: Partial<SignatureRow> = {}): SignatureRow => ({
  language: 'sq',
  key: 'app:page.next.label',
  name: 'Besa Hoxha',
  organisation: 'Qendra',
  account: 'besa',
  on: '2026-12-03',
  source: '0a0a0a0a',
  target: '0b0b0b0b',
  ...changes,
})
const suggestion = (changes: Partial<SuggestionRow> = {}): SuggestionRow => ({
  language: 'ar',
  key: 'app:page.next.label',
  text: 'التالي',
  source: '0a0a0a0a',
  by: 'amal',
  on: '2026-12-03',
  ...changes,
})

eachStore((database) => {
  it('lets only people with an account review, and forgets it with the account', async () => {
    const store = await (await database()).open()
    await store.saveCoordinator('besa', 'hash', '2026-12-03', 'viewer')
    const besa = { language: 'sq', account: 'besa', name: 'Besa Hoxha', organisation: 'Qendra' }
    expect(await store.nameReviewer({ ...besa, account: 'nobody' })).toBe(false)
    expect(await store.nameReviewer(besa)).toBe(true)
    expect(await store.nameReviewer({ ...besa, organisation: 'Rrjeti' })).toBe(true)
    expect(await store.textReviewers()).toEqual([{ ...besa, organisation: 'Rrjeti' }])
    expect(await store.removeReviewer('sq', 'nobody')).toBe(false)
    await store.removeCoordinator('besa')
    expect(await store.textReviewers()).toEqual([])
  })

  it('keeps the last word of each account about each text', async () => {
    const store = await (await database()).open()
    const other = signature({ account: 'drita', name: 'Drita' })
    await store.signTexts([signature(), other])
    await store.signTexts([signature({ on: '2026-12-04', target: '0c0c0c0c' })])
    expect(await store.textSignatures()).toEqual(
      expect.arrayContaining([other, signature({ on: '2026-12-04', target: '0c0c0c0c' })]),
    )
    expect(await store.textSignatures()).toHaveLength(2)
  })

  it('takes a language of suggestions at once, the latest for each text', async () => {
    const store = await (await database()).open()
    const many = Array.from({ length: 1800 }, (_, at) => suggestion({ key: `app:k${at}` }))
    await store.suggestTexts(many)
    await store.suggestTexts([suggestion({ key: 'app:k7', text: 'تابع' })])
    await store.suggestTexts([])
    const kept = await store.textSuggestions()
    expect(kept).toHaveLength(1800)
    expect(kept.find(({ key }) => key === 'app:k7')).toEqual(suggestion({ key: 'app:k7', text: 'تابع' }))
    expect(await store.discardSuggestion('ar', 'app:k7')).toBe(true)
    expect(await store.discardSuggestion('ar', 'app:k7')).toBe(false)
  })
})
