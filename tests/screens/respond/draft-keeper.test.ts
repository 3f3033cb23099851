import { expect, it } from 'vitest'
import type { Draft } from '../../../src/screens/respond/device.ts'
import { type DraftFacts, draftKeeper } from '../../../src/screens/respond/draft-keeper.ts'

const facts: DraftFacts = {
  surveyId: 'femig-global-cso',
  formVersion: '2026-12-01',
  language: 'en',
  page: '/sec_a_consent/a_consent',
  origin: { workshop: null, channel: null },
  saved: { formVersion: '2026-12-01', seed: 1, entries: {}, repeats: {}, hidden: {} },
}

/** A screen that is drawn when the test says so. */
function aKeeper() {
  const written: Draft[] = []
  let paint = (): void => {}
  const keeper = draftKeeper({
    today: () => '2026-11-23',
    monotonicNow: () => 0,
    newId: () => 'draft-1',
    tab: 'tab-1',
    untilPainted: () =>
      new Promise((resolve) => {
        paint = resolve
      }),
    save: async (draft) => {
      written.push(draft)
      return { status: 'saved', reach: { in: 'tab' } }
    },
    discard: async () => true,
  })
  return { keeper, written, paint: () => paint() }
}

it('writes an answer once what it changed is on the screen, and then says so', async () => {
  const { keeper, written, paint } = aKeeper()
  keeper.keep(facts)
  expect([keeper.state.value.status, written.length]).toEqual(['saving', 0])
  paint()
  expect(await keeper.settle()).toBe('draft-1')
  expect([keeper.state.value.status, written.length]).toEqual(['saved', 1])
})

it('does not say that all is saved while a newer answer waits to be written', async () => {
  const { keeper, written, paint } = aKeeper()
  keeper.keep(facts)
  keeper.keep({ ...facts, page: '/sec_a_consent/a_link' })
  paint()
  await expect.poll(() => written.length).toBe(1)
  expect(keeper.state.value.status).toBe('saving')
  paint()
  await keeper.settle()
  expect([keeper.state.value.status, written.length]).toEqual(['saved', 2])
})

it('writes nothing for somebody who has left before the screen was drawn', async () => {
  const { keeper, written, paint } = aKeeper()
  keeper.keep(facts)
  keeper.reset()
  paint()
  await keeper.settle()
  expect([keeper.state.value.status, written.length]).toEqual(['nothing', 0])
})
