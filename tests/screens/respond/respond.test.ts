import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SectionOpened } from '../../../src/contract/section-opened.ts'
import { startTexts } from '../../../src/i18n/index.ts'
import type { Draft } from '../../../src/screens/respond/device.ts'
import type { Respond } from '../../../src/screens/respond/respond.ts'
import type { Place } from '../../../src/screens/respond/view.ts'
import { newUuid } from '../../../src/sealing/index.ts'
import definition from '../../../survey-definitions/femig-global-cso/2026-12-01.json'
import { aRespondent } from '../support/a-respondent.ts'

/** The store on the real queue of this browser, with a history that is only written down. */
function aPerson(arrival: { workshop?: string; channel?: string } = {}, arrivedAt: Place | null = null) {
  const places: Place[] = []
  const ids: string[] = []
  const respond = aRespondent({
    ...arrival,
    arrivedAt,
    newId: () => {
      const id = newUuid()
      ids.push(id)
      return id
    },
    remember: (place) => places.push(place),
  })
  return { respond, places, ids }
}

const at = (respond: Respond): string => {
  const view = respond.view.value
  return view.kind === 'page' ? (view.id.split('/').at(-1) ?? '') : view.kind
}
const path = (respond: Respond, name: string): string =>
  respond
    .session()
    .nodes()
    .find((node) => node.name === name)?.path ?? `no ${name}`
const answer = (respond: Respond, name: string, text: string) => respond.answer(path(respond, name), text)
const next = (respond: Respond) => respond.continueFrom(respond.view.value.kind === 'page' ? respond.view.value.id : '')

/** Answers only what is required, up to the review. */
function toReview(respond: Respond): void {
  answer(respond, 'consent_participate', 'OK')
  answer(respond, 'age_18_plus', 'yes')
  answer(respond, 'respondent_link', 'staff')
  answer(respond, 'org_country', 'AL')
  answer(respond, 'org_type', 'network')
  for (let page = 0; page < 60 && at(respond) !== 'review'; page += 1) next(respond)
}

/** What this person has answered, as the queue gives it back. */
const aFoundDraft = (begun: Respond): Draft => ({
  draftId: newUuid(),
  surveyId: definition.id,
  formVersion: definition.version,
  language: 'en',
  saved: begun.session().save(),
  page: at(begun) === 'review' ? 'review' : '/sec_a_consent/a_consent',
  activeSeconds: 10,
  startedOn: '2026-11-23',
  updatedOn: '2026-11-23',
  isKept: false,
})

describe('the way through the survey', () => {
  beforeEach(() => startTexts('en', ['app', 'femig-global-cso']))

  it('stays where something required is missing and hands the focus to the errors', () => {
    const { respond } = aPerson()
    next(respond)
    expect(at(respond)).toBe('a_consent')
    expect(respond.focus.value.target).toBe('errors')
  })

  it('leads to the review, and from a change straight back to it', () => {
    const { respond } = aPerson()
    toReview(respond)
    expect(at(respond)).toBe('review')
    respond.change('/sec_b_org/org_country')
    answer(respond, 'org_country', 'MX')
    next(respond)
    expect(at(respond)).toBe('review')
  })

  it('shows the pages that a change brought up before it goes back to the review', () => {
    const { respond } = aPerson()
    toReview(respond)
    respond.change('/sec_h_connect/consent_mapping')
    answer(respond, 'consent_mapping', 'yes')
    next(respond)
    expect(at(respond)).toBe('h_mapping')
    answer(respond, 'mapping_name', 'Qendra')
    answer(respond, 'mapping_fields', 'name')
    next(respond)
    expect(at(respond)).toBe('review')
  })

  it('ends for somebody under 18, with nothing to send', () => {
    const { respond } = aPerson()
    answer(respond, 'consent_participate', 'OK')
    answer(respond, 'age_18_plus', 'no')
    answer(respond, 'respondent_link', 'staff')
    next(respond)
    next(respond)
    expect(at(respond)).toBe('end_not_eligible')
    expect(respond.nextOf('/sec_a_consent/end_not_eligible')).toBeNull()
  })

  it('leads to what is missing on an earlier page when nothing comes after', () => {
    const { respond } = aPerson()
    toReview(respond)
    respond.goTo('/sec_a_consent/a_consent')
    answer(respond, 'consent_participate', '')
    respond.arriveAt({ page: '/sec_a_consent/a_link', depth: 2 })
    next(respond)
    expect(at(respond)).toBe('a_consent')
    expect(respond.attempted.value.has('/sec_a_consent/a_consent')).toBe(true)
    expect(respond.focus.value.target).toBe('errors')
  })

  it('leads from a page that the answers took away to the one before it', () => {
    const { respond } = aPerson()
    toReview(respond)
    const to = (page: string): string => {
      respond.arriveAt({ page, depth: 1 })
      return respond.view.value.kind === 'page' ? respond.view.value.id : respond.view.value.kind
    }
    expect(to('/sec_h_connect/h_mapping')).toBe('/sec_h_connect/consent_mapping')
    answer(respond, 'has_policy_example', 'yes')
    respond.addInstance('/sec_e_policy/policy_examples')
    respond.removeInstance('/sec_e_policy/policy_examples[1]')
    expect(to('/sec_e_policy/policy_examples[2]')).toBe('/sec_e_policy/policy_examples[1]')
    answer(respond, 'has_policy_example', 'no')
    expect(to('/sec_e_policy/policy_examples[2]')).toBe('/sec_e_policy/e_practice')
    answer(respond, 'age_18_plus', 'no')
    expect(to('review')).toBe('/sec_a_consent/end_not_eligible')
  })

  it('knows the workshop of the link, and keeps one that it has not heard of as unknown', () => {
    expect(aPerson({ workshop: 'bog_2025' }).respond.session().evaluate('${workshop_code}')).toBe('bog_2025')
    expect(aPerson({ workshop: 'tir_2027' }).respond.session().evaluate('${workshop_code}')).toBe('unknown')
    expect(aPerson().respond.session().evaluate('${workshop_code}')).toBe('')
  })

  it('remembers the furthest section, not the last one looked at', () => {
    const { respond } = aPerson()
    toReview(respond)
    respond.goTo('/sec_b_org/org_country')
    expect(respond.session().evaluate('${sections_reached}')).toBe('H')
  })

  it('tells each section that was opened once, from the first page after the consent on', async () => {
    const told: SectionOpened[] = []
    const device = async () => ({
      ...(await import('../../../src/screens/respond/device.ts')),
      tellOpened: (_: string, opened: SectionOpened) => void told.push(opened),
    })
    const respond = aRespondent({ channel: 'email', device })
    expect(told).toEqual([])
    toReview(respond)
    respond.goTo('/sec_b_org/org_country')
    respond.goTo('/sec_c_people/c_populations')
    await vi.waitFor(() => expect(told).toHaveLength(8), { timeout: 15_000 })
    expect(told).toContainEqual({ section: 'sec_a_consent', language: 'en', channel: 'email' })
    expect(new Set(told.map(({ section }) => section)).size).toBe(8)
  })

  it('hands a finished survey over once, however often Send is touched', async () => {
    const { respond, ids } = aPerson()
    const { queue } = await import('../../../src/queue/index.ts')
    toReview(respond)
    await Promise.all([respond.send(), respond.send(), respond.send()])
    expect(at(respond)).toBe('done')
    const view = respond.view.value
    const sent = view.kind === 'done' ? view.instanceIds : []
    expect(sent).toHaveLength(1)
    // The tab has the first id, its draft the second.
    const [, draftId = ''] = ids
    const again = await queue.saveDraft({
      draftId,
      surveyId: definition.id,
      formVersion: definition.version,
      language: 'en',
      saved: {},
      page: '',
      activeSeconds: 0,
      startedOn: '2026-11-23',
      updatedOn: '2026-11-23',
      isKept: false,
    })
    expect(again.status).toBe('closed')
  })

  it('keeps what is on the screen and tries the same envelopes again when the phone could not save them', async () => {
    const { respond } = aPerson()
    toReview(respond)
    const { queue } = await import('../../../src/queue/index.ts')
    const tried: string[][] = []
    const finish = vi.spyOn(queue, 'finish').mockImplementation(async ({ envelopes }) => {
      tried.push(envelopes.map(({ instanceId }) => instanceId))
      return { status: 'full', cause: new Error('no room') }
    })
    await respond.send()
    expect(at(respond)).toBe('review')
    expect(respond.handOver.value).toBe('full')
    await respond.send()
    finish.mockRestore()
    await respond.send()
    expect(tried[1]).toEqual(tried[0])
    const view = respond.view.value
    expect(view.kind === 'done' ? view.instanceIds : []).toEqual(tried[0])
  })

  it('makes new envelopes when an answer changed after a hand-over that failed', async () => {
    const { respond } = aPerson()
    toReview(respond)
    const { queue } = await import('../../../src/queue/index.ts')
    const tried: string[] = []
    const finish = vi.spyOn(queue, 'finish').mockImplementation(async ({ envelopes }) => {
      tried.push(envelopes[0]?.payload ?? '')
      return { status: 'full', cause: new Error('no room') }
    })
    await respond.send()
    answer(respond, 'org_type', 'shelter')
    await respond.send()
    finish.mockRestore()
    expect(tried[0]).toContain('network')
    expect(tried[1]).toContain('shelter')
  })

  it('goes on at once in the tab that wrote the draft, where the browser’s history stands', () => {
    const begun = aPerson().respond
    toReview(begun)
    const { respond } = aPerson({}, { page: '/sec_b_org/org_country', depth: 3 })
    respond.offerDraft({ draft: aFoundDraft(begun), isOwn: true })
    expect(at(respond)).toBe('org_country')
    expect(respond.session().evaluate('${org_type}')).toBe('network')
    expect(respond.isBusy()).toBe(true)
  })

  it('goes on where the draft was left when the page of the history is not asked any more', () => {
    const begun = aPerson().respond
    toReview(begun)
    const { respond } = aPerson({}, { page: '/sec_h_connect/h_mapping', depth: 30 })
    respond.offerDraft({ draft: aFoundDraft(begun), isOwn: true })
    expect(at(respond)).toBe('review')
  })

  it('asks whose a draft is that another tab wrote, and shows nothing of it before', () => {
    const begun = aPerson().respond
    toReview(begun)
    const { respond } = aPerson()
    respond.offerDraft({ draft: aFoundDraft(begun), isOwn: false })
    expect(at(respond)).toBe('draft')
    expect(respond.session().evaluate('${org_type}')).toBe('')
  })

  it('goes on with a draft under the workshop that it was begun with', () => {
    const { respond } = aPerson()
    const begun = aPerson({ workshop: 'bkk_2024', channel: 'qr' }).respond
    answer(begun, 'consent_participate', 'OK')
    respond.continueDraft({ ...aFoundDraft(begun), origin: { workshop: 'bkk_2024', channel: 'qr' } })
    expect(respond.session().evaluate('${workshop_code}')).toBe('bkk_2024')
    expect(respond.session().evaluate('${source_channel}')).toBe('qr')
  })
})
