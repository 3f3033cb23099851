import { expect, it } from 'vitest'
import { type CoordinatorCounts, coordinatorCounts } from '../../src/contract/counts.ts'
import { address, routes } from '../../src/contract/routes.ts'
import { type SkippedQuestions, skippedQuestions, targetList } from '../../src/contract/steering.ts'
import { type FlaggedPage, flaggedPage } from '../../src/contract/submission-review.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf, type TestApp } from '../support/an-app.ts'
import { anEligibleRespondent } from '../support/femig-survey.ts'

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const answers = anEligibleRespondent().part('answers') as Record<string, Record<string, unknown>>

async function countsOf(app: TestApp, query = ''): Promise<CoordinatorCounts> {
  return coordinatorCounts.parse(
    await (await app.get(`${routes.coordinatorCounts}${query}`, await app.signedIn('viewer', 'Vera'))).json(),
  )
}

it('keeps a goal that an admin sets, shows it to everybody, and notes what stood there before', async () => {
  const app = await anApp()
  const admin = await app.signedIn()
  const set = (kind: string, key: string, goal: unknown) =>
    app.send('PUT', address(routes.coordinatorTarget, { kind, key }), { goal }, admin)
  expect((await set('language', 'sq', 60)).status).toBe(200)
  expect((await set('language', 'sq', 80)).status).toBe(200)
  expect((await set('country', 'AL', 40)).status).toBe(200)
  expect((await set('workshop', 'rba_tbc', 30)).status).toBe(200)
  for (const [kind, key] of [
    ['language', 'de'],
    ['country', 'Albania'],
    ['region', 'atlantis'],
    ['workshop', 'none_such'],
    ['planet', 'earth'],
  ] as const)
    expect(await codeOf(await set(kind, key, 1)), key).toBe('not_found')
  for (const goal of [0, -1, 1.5, '60', 2_000_000]) expect((await set('language', 'fr', goal)).status).toBe(400)

  const seen = targetList.parse(
    await (await app.get(routes.coordinatorTargets, await app.signedIn('viewer', 'Vera'))).json(),
  )
  expect(seen.targets).toEqual([
    { kind: 'country', key: 'AL', goal: 40, changedBy: 'Amina', changedOn: '2026-12-03' },
    { kind: 'language', key: 'sq', goal: 80, changedBy: 'Amina', changedOn: '2026-12-03' },
    { kind: 'workshop', key: 'rba_tbc', goal: 30, changedBy: 'Amina', changedOn: '2026-12-03' },
  ])
  expect((await countsOf(app)).targets).toContainEqual({ kind: 'language', key: 'sq', goal: 80 })

  const before = await app.store.revision('femig-global-cso')
  const path = address(routes.coordinatorTarget, { kind: 'country', key: 'AL' })
  expect((await app.send('DELETE', path, undefined, admin)).status).toBe(204)
  expect((await app.send('DELETE', path, undefined, admin)).status).toBe(404)
  expect(await app.store.revision('femig-global-cso')).not.toBe(before)
  expect((await app.send('DELETE', '/api/v1/coordinator/workshops/rba_tbc', undefined, admin)).status).toBe(204)
  expect((await app.store.targets('femig-global-cso')).map(({ key }) => key)).toEqual(['sq'])
  const noted = (await app.store.auditLog(null, 20)).filter(({ action }) => action.startsWith('target_'))
  expect(noted.map(({ subject, details }) => [subject, details])).toEqual([
    ['country AL', { before: 40 }],
    ['workshop rba_tbc', { goal: 30, before: 0 }],
    ['country AL', { goal: 40, before: 0 }],
    ['language sq', { goal: 80, before: 60 }],
    ['language sq', { goal: 60, before: 0 }],
  ])
})

it('counts who agreed, how long it took, and which questions were skipped, by language', async () => {
  const app = await anApp()
  const answered = (differing: object) =>
    payloadOf({ ...answers, sec_h_connect: { ...answers['sec_h_connect'], ...differing } })
  const timed = (band: string) => payloadOf({ ...answers, paradata: { ...answers['paradata'], duration_band: band } })
  await app.submit(
    aValidEnvelope({ language: 'sq', ...answered({ consent_mapping: 'yes' }) }),
    aValidEnvelope({ language: 'en', ...timed('lt5') }),
    aValidEnvelope({ language: 'en', ...timed('m8_12') }),
  )
  const counts = await countsOf(app)
  expect(counts.survey.duration).toMatchObject({ question: 'duration_band', tooLong: ['m12_20', 'gt20'] })
  expect(counts.survey.optIns.map(({ question }) => question)).toEqual([
    'consent_mapping',
    'consent_followup',
    'consent_leaders',
  ])
  const cell = (key: string, split: string) =>
    counts.byAnswer.find((one) => one.key === key && one.split === split)?.received ?? 0
  expect([cell('consent_mapping', 'yes'), cell('duration_band', 'lt5'), cell('duration_band', 'm8_12')]).toEqual([
    1, 1, 1,
  ])
  const response = await app.get(routes.coordinatorSkipped, await app.signedIn('viewer', 'Vera'))
  const { questions }: SkippedQuestions = skippedQuestions.parse(await response.json())
  const of = (question: string, language: string) =>
    questions.find((one) => one.question === question && one.language === language)
  expect(of('consent_mapping', 'sq')).toMatchObject({ asked: 1, skipped: 0 })
  expect(of('consent_mapping', 'en')).toMatchObject({ asked: 2, skipped: 2 })
  // Nobody was asked what a consent that was not given would have led to.
  expect(questions.some(({ question }) => question.startsWith('mapping_'))).toBe(false)
})

it('lists what a person may want to look at, each with why, page by page', async () => {
  const app = await anApp()
  const org = 'a'.repeat(64)
  const matrix = Object.fromEntries(
    ['gbv', 'pathways', 'discrimination', 'services_access', 'trafficking'].map((name) => [`issue_${name}`, 'major']),
  )
  const rest = Object.fromEntries(
    ['exclusion_status', 'labour_exploitation', 'detention_borders', 'missing_crime'].map((name) => [
      `issue_${name}`,
      'major',
    ]),
  )
  const straight = {
    ...answers,
    sec_d_issues: { ...answers['sec_d_issues'], issues_matrix: { issues_matrix_1: matrix, issues_matrix_2: rest } },
  }
  const twice = aValidEnvelope()
  await app.submit(
    twice,
    { ...twice, payload: `${twice.payload} ` },
    aValidEnvelope({ ...payloadOf({ ...answers, paradata: { ...answers['paradata'], duration_band: 'lt5' } }) }),
    aValidEnvelope(payloadOf(straight)),
    aValidEnvelope({ usable: false }),
    aValidEnvelope({ formVersion: '1999-01-01' }),
    aValidEnvelope({ orgHash: org }),
    aValidEnvelope({ orgHash: org }),
    aValidEnvelope({ orgHash: 'b'.repeat(64) }),
  )
  const analyst = await app.signedIn('analyst', 'Ana')
  const list = async (query: string): Promise<FlaggedPage> =>
    flaggedPage.parse(await (await app.get(`${routes.coordinatorFlagged}?${query}`, analyst)).json())
  const any = await list('')
  const numbers = Object.fromEntries(any.counts.map(({ key, split, number }) => [`${key} ${split}`, number]))
  expect(numbers).toEqual({
    'quarantined received': 2,
    'conflict received': 1,
    'same_organisation received': 2,
    'too_fast received': 1,
    'straight_lined received': 1,
    'empty_core received': 1,
    'all received': 8,
  })
  const same = await list('kind=same_organisation')
  expect(same.rows).toHaveLength(2)
  expect(new Set(same.rows.map(({ organisation }) => organisation)).size).toBe(1)
  expect(same.rows[0]).toMatchObject({ ofOrganisation: 2, flags: ['same_organisation'] })
  expect(JSON.stringify(same)).not.toContain(org)

  const ids: string[] = []
  for (let next: string | null = `${routes.coordinatorFlagged}?kind=all&limit=2`; next; ) {
    const page: FlaggedPage = flaggedPage.parse(await (await app.get(next, analyst)).json())
    ids.push(...page.rows.map(({ instanceId, sha256 }) => `${instanceId} ${sha256}`))
    next = page.next
  }
  expect(new Set(ids).size).toBe(9)
  expect(ids).toHaveLength(9)
  for (const query of ['kind=nonsense', 'review=good', 'limit=0', 'after=x'])
    expect(await codeOf(await app.get(`${routes.coordinatorFlagged}?${query}`, analyst)), query).toBe(
      'malformed_request',
    )
})
