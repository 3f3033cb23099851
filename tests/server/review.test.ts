import { describe, expect, it } from 'vitest'
import { address, routes } from '../../src/contract/routes.ts'
import { editOutcome, type ReviewedSubmission, reviewedSubmission } from '../../src/contract/submission-review.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf, type TestApp } from '../support/an-app.ts'
import { anEligibleRespondent } from '../support/femig-survey.ts'

const survey = 'femig-global-cso'
const answers = anEligibleRespondent().part('answers') as Record<string, Record<string, unknown>>
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const country = '/sec_b_org/org_country'

async function aDesk() {
  const app = await anApp()
  const cookie = await app.signedIn('analyst', 'Ana')
  const read = async (id: string, query = ''): Promise<ReviewedSubmission> =>
    reviewedSubmission.parse(
      await (await app.get(`${address(routes.coordinatorSubmission, { id })}${query}`, cookie)).json(),
    )
  const post = (route: string, id: string, body: object, who = cookie) =>
    app.send('POST', address(route, { id }), body, who)
  const about = async (id: string) => {
    const { sha256, history } = await read(id)
    return { sha256, seen: history.length }
  }
  const say = async (id: string, body: object) => post(routes.coordinatorReview, id, { ...(await about(id)), ...body })
  const edit = async (id: string, body: object) => post(routes.coordinatorEdits, id, { ...(await about(id)), ...body })
  const taken = async (query = '') => {
    const response = await app.get(`/api/v1/coordinator/exports/answers/json?${query}`, cookie)
    return ((await response.json()) as { submissions: Record<string, unknown>[] }).submissions
  }
  return { ...app, cookie, read, post, say, edit, about, taken }
}

const countryOf = ({ answers: shown }: ReviewedSubmission) => shown?.find(({ path }) => path === country)?.value

describe('a review', () => {
  it('gives a state and a comment, keeps every one before, and counts and takes out as before', async () => {
    const desk = await aDesk()
    const { instanceId } = aValidEnvelope()
    await desk.submit(aValidEnvelope({ instanceId }))
    expect(await desk.read(instanceId)).toMatchObject({ reviewState: 'received', history: [], isEditable: true })
    expect((await desk.say(instanceId, { state: 'hasIssues', comment: 'Which country?' })).status).toBe(200)
    expect((await desk.say(instanceId, { comment: 'They wrote back.' })).status).toBe(200)
    desk.clock.now = new Date('2026-12-03T22:45:00Z')
    expect((await desk.say(instanceId, { state: 'rejected' })).status).toBe(200)
    const read = await desk.read(instanceId)
    expect(read.history.map(({ number, who, from, to, comment }) => [number, who, from, to, comment])).toEqual([
      [1, 'Ana', 'received', 'hasIssues', 'Which country?'],
      [2, 'Ana', 'hasIssues', 'hasIssues', 'They wrote back.'],
      [3, 'Ana', 'hasIssues', 'rejected', ''],
    ])
    expect(read.history[2]?.at).toBe('2026-12-03T22:45:00.000Z')

    expect(await desk.store.totals(survey)).toEqual({ received: 1, usable: 1 })
    const { totals, byReview, byLanguage } = await desk.store.counts(survey, true)
    expect([totals, byLanguage]).toEqual([{ received: 0, usable: 0 }, []])
    expect(byReview).toEqual([{ key: 'rejected', received: 1, usable: 1 }])
    expect(await desk.taken()).toMatchObject([{ instanceId, reviewState: 'rejected' }])
    expect(await desk.taken('review=received,hasIssues,approved')).toEqual([])
    const page = await desk.get(`${routes.coordinatorAnswers}?review=approved`, desk.cookie)
    expect(await page.json()).toEqual({ rows: [], next: null })
    const log = (await desk.store.auditLog(null, 20)).filter(({ action }) => action === 'submission_reviewed')
    expect(log.map(({ subject, details }) => [subject, details])).toEqual([
      [instanceId, { from: 'hasIssues', to: 'rejected', comment: false }],
      [instanceId, { from: 'hasIssues', to: 'hasIssues', comment: true }],
      [instanceId, { from: 'received', to: 'hasIssues', comment: true }],
    ])
    // No later release, and no hand, changes what was said.
    await expect(desk.query(`update reviews set comment = 'nothing'`)).rejects.toThrow('not changed')
  })

  it('lets a quarantined response count when a person approves it, and not before', async () => {
    const desk = await aDesk()
    const envelope = aValidEnvelope({ workshop: 'rba_tbc', payload: `{"answers":{"sec_b_org":{}}}` })
    const [result] = await desk.submit(envelope)
    expect(result?.state).toBe('quarantined')
    expect(await desk.store.totals(survey)).toEqual({ received: 1, usable: 0 })
    await desk.say(envelope.instanceId, { state: 'approved' })
    expect(await desk.store.totals(survey)).toEqual({ received: 1, usable: 1 })
    expect(await desk.store.counts(survey)).toMatchObject({ quarantined: 0 })
    await desk.say(envelope.instanceId, { state: 'received' })
    expect(await desk.store.totals(survey)).toEqual({ received: 1, usable: 0 })
  })

  it('is not talked over by somebody who has not seen it', async () => {
    const desk = await aDesk()
    const { instanceId } = aValidEnvelope()
    await desk.submit(aValidEnvelope({ instanceId }))
    const seen = await desk.about(instanceId)
    const besa = await desk.signedIn('admin', 'Besa')
    const both = await Promise.all(
      [desk.cookie, besa].map((who) =>
        desk.post(routes.coordinatorReview, instanceId, { ...seen, state: 'approved' }, who),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await codeOf(await desk.post(routes.coordinatorReview, instanceId, { ...seen, comment: 'x' }))).toBe(
      'changed_meanwhile',
    )
    expect((await desk.read(instanceId)).history).toHaveLength(1)
  })

  it('refuses what is no review, and what is about nothing', async () => {
    const desk = await aDesk()
    const { instanceId } = aValidEnvelope()
    await desk.submit(aValidEnvelope({ instanceId }))
    for (const body of [{}, { state: 'fine' }, { comment: '   ' }, { comment: 'x'.repeat(2001) }])
      expect(await codeOf(await desk.say(instanceId, body))).toBe('malformed_request')
    const other = aValidEnvelope().instanceId
    const about = await desk.about(instanceId)
    for (const id of [other, 'none'])
      expect(await codeOf(await desk.post(routes.coordinatorReview, id, { ...about, state: 'approved' }))).toBe(
        'unknown_submission',
      )
  })

  it('stands for one content of a conflict and not for the other', async () => {
    const desk = await aDesk()
    const first = aValidEnvelope()
    await desk.submit(first, { ...first, payload: `${first.payload} ` })
    const { conflicts } = await desk.read(first.instanceId)
    const [sha256 = ''] = conflicts
    const body = { sha256, seen: 0, state: 'rejected' }
    expect((await desk.post(routes.coordinatorReview, first.instanceId, body)).status).toBe(200)
    expect(await desk.read(first.instanceId)).toMatchObject({ reviewState: 'received', flags: [] })
    expect(await desk.read(first.instanceId, `?content=${sha256}`)).toMatchObject({
      reviewState: 'rejected',
      flags: ['conflict'],
    })
  })
})

describe('an edit', () => {
  it('is a version of its own: the original stays, and either is taken out', async () => {
    const desk = await aDesk()
    const envelope = aValidEnvelope()
    await desk.submit(envelope)
    const id = envelope.instanceId
    const was = String(answers['sec_b_org']?.['org_country'])
    await desk.say(id, { state: 'approved' })
    const body = { answers: [{ path: country, value: 'MX' }], comment: 'By e-mail.' }
    const trial = editOutcome.parse(await (await desk.edit(id, { ...body, isTrial: true })).json())
    const changes = [{ path: country, question: 'org_country', before: was, after: 'MX' }]
    expect(trial).toEqual({ isSaved: false, changes, broken: [] })
    expect((await desk.read(id)).edits).toBe(0)
    expect(editOutcome.parse(await (await desk.edit(id, body)).json())).toEqual({ ...trial, isSaved: true })

    const read = await desk.read(id)
    // What was approved is not what stands there now.
    expect([read.edits, read.reviewState, countryOf(read)]).toEqual([1, 'received', 'MX'])
    expect(read.history[1]).toMatchObject({
      version: 1,
      changes,
      from: 'approved',
      to: 'received',
      comment: 'By e-mail.',
    })
    expect((await desk.store.counts(survey)).byCountry).toEqual([{ key: 'MX', received: 1, usable: 1 }])
    const [kept] = await desk.query('select payload from answers')
    expect(Buffer.from(kept?.['payload'] as Uint8Array).toString()).toBe(envelope.payload)
    const [newest] = await desk.taken()
    const [original] = await desk.taken('edits=original')
    expect(newest).toMatchObject({ country: 'MX', edits: 1, answers: { sec_b_org: { org_country: 'MX' } } })
    expect(original).toMatchObject({ country: was, edits: 1, answers: { sec_b_org: { org_country: was } } })
    // The same bytes once more are still the response that is known.
    expect((await desk.submit(envelope))[0]?.state).toBe('duplicate')

    await desk.edit(id, { answers: [{ path: country, value: 'FR' }] })
    expect((await desk.read(id)).history[2]).toMatchObject({
      version: 2,
      changes: [{ path: country, question: 'org_country', before: 'MX', after: 'FR' }],
    })
    const log = (await desk.store.auditLog(null, 50)).filter(({ action }) => action === 'submission_edited')
    expect(log.map(({ details }) => details)).toEqual([
      { version: 2, questions: 1 },
      { version: 1, questions: 1 },
    ])
    await expect(desk.query('update answer_versions set usable = 0')).rejects.toThrow('not changed')
  })

  it('takes what is no longer asked along, and says so before', async () => {
    const desk = await aDesk()
    const session = anEligibleRespondent()
    session.answer({ has_policy_example: 'yes' })
    const id = aValidEnvelope().instanceId
    const policy = '/sec_e_policy/e_practice/has_policy_example'
    await desk.submit(aValidEnvelope({ instanceId: id, ...payloadOf(session.part('answers') as object) }))
    const outcome = editOutcome.parse(
      await (await desk.edit(id, { answers: [{ path: policy, value: 'no' }], isTrial: true })).json(),
    )
    expect(outcome.broken).toEqual([])
    expect(outcome.changes.map(({ question }) => question)).toContain('has_policy_example')
    await desk.edit(id, { answers: [{ path: policy, value: 'no' }] })
    const [taken] = await desk.taken()
    expect(JSON.stringify(taken)).not.toContain('policy_examples')
  })

  it('is refused where it would break a rule that was kept, and lifts the quarantine of one that it mends', async () => {
    const desk = await aDesk()
    const sound = aValidEnvelope()
    const broken = aValidEnvelope(
      payloadOf({ ...answers, sec_b_org: { ...answers['sec_b_org'], org_country: 'NOWHERE' } }),
    )
    expect((await desk.submit(sound, broken)).map(({ state }) => state)).toEqual(['stored', 'quarantined'])
    const wrong = await desk.edit(sound.instanceId, { answers: [{ path: country, value: 'NOWHERE' }] })
    expect([wrong.status, await wrong.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'answers_break_rules',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: country })]),
      }),
    ])
    for (const path of ['/nowhere', '/paradata/duration_band', '/sec_a_consent/eligible', '/__proto__/x'])
      expect(await codeOf(await desk.edit(sound.instanceId, { answers: [{ path, value: '1' }] })), path).toBe(
        'malformed_request',
      )
    expect((await desk.read(sound.instanceId)).edits).toBe(0)
    expect((await desk.edit(broken.instanceId, { answers: [{ path: country, value: 'MX' }] })).status).toBe(200)
    expect(await desk.read(broken.instanceId)).toMatchObject({ reasons: [], flags: [], counts: true })
    expect(await desk.store.totals(survey)).toEqual({ received: 2, usable: 2 })
  })

  it('shows and names nothing of a special category to somebody who did not ask for it', async () => {
    const desk = await aDesk()
    const { instanceId } = aValidEnvelope()
    await desk.submit(aValidEnvelope({ instanceId }))
    const path = '/sec_b_org/org_led_by'
    const list = (await desk.read(instanceId, '?special=yes')).lists
    const [code = ''] = Object.entries(list).find(([name]) => name === 'led_by')?.[1] ?? []
    expect(code).not.toBe('')
    const outcome = editOutcome.parse(await (await desk.edit(instanceId, { answers: [{ path, value: code }] })).json())
    expect(outcome).toEqual({ isSaved: true, changes: [], broken: [] })
    const without = await desk.read(instanceId)
    expect([without.isWithoutSpecial, JSON.stringify(without).includes('org_led_by')]).toEqual([true, false])
    expect((await desk.read(instanceId, '?special=yes')).history[0]?.changes).toMatchObject([{ path, after: code }])
  })

  it('is not possible where the content is sealed or of an unknown version; a review is', async () => {
    const desk = await aDesk()
    const sealed = aValidEnvelope({ payloadType: 'hpke', payload: 'AAAA' })
    const old = aValidEnvelope({ formVersion: '1999-01-01' })
    await desk.submit(sealed, old)
    for (const { instanceId } of [sealed, old]) {
      expect((await desk.read(instanceId)).isEditable).toBe(false)
      expect(await codeOf(await desk.edit(instanceId, { answers: [{ path: country, value: 'MX' }] }))).toBe(
        'not_editable',
      )
      expect((await desk.say(instanceId, { state: 'approved' })).status).toBe(200)
    }
  })
})

it('leaves nothing of a response that is withdrawn: no version, no comment, no flag', async () => {
  const desk = await aDesk()
  const receiptHash = 'c'.repeat(64)
  const org = 'a'.repeat(64)
  const gone = aValidEnvelope({ receiptHash, orgHash: org })
  await desk.submit(gone, aValidEnvelope({ orgHash: org }))
  await desk.edit(gone.instanceId, { answers: [{ path: country, value: 'MX' }], comment: 'a secret word' })
  await desk.say(gone.instanceId, { comment: 'another secret word' })
  const about = await desk.about(gone.instanceId)
  await desk.send('POST', routes.withdrawals, { receiptHash })
  for (const table of ['reviews', 'answer_versions', 'flags'])
    expect(await desk.query(`select * from ${table}`), table).toEqual([])
  expect(await desk.store.counts(survey)).toMatchObject({ flagged: [], byReview: [{ key: 'received', received: 1 }] })
  expect(await codeOf(await desk.post(routes.coordinatorReview, gone.instanceId, { ...about, comment: 'x' }))).toBe(
    'unknown_submission',
  )
  expect(JSON.stringify(await desk.query('select * from audit_log'))).not.toContain('secret word')
  expect((await desk.submit(gone))[0]?.state).toBe('stored')
  expect(await desk.store.submission(gone.instanceId, null)).toBe(null)
})

it('tells webhooks of each state and of edits, and never what was said', async () => {
  const desk: TestApp & Awaited<ReturnType<typeof aDesk>> = await aDesk()
  const states = ['received', 'hasIssues', 'approved', 'rejected', 'edited'] as const
  await desk.store.createWebhook({
    id: 'one',
    url: 'https://hooks.example.org',
    secret: '',
    states,
    createdBy: 'Amina',
    createdOn: '2026-12-03',
  })
  const { instanceId } = aValidEnvelope()
  await desk.submit(aValidEnvelope({ instanceId }))
  for (const state of ['hasIssues', 'approved', 'rejected', 'received']) await desk.say(instanceId, { state })
  await desk.say(instanceId, { comment: 'only a word' })
  await desk.edit(instanceId, { answers: [{ path: country, value: 'MX' }] })
  const deliveries = await desk.store.takeDeliveries(Date.now(), Date.now() + 1000, 50)
  const told = deliveries.flatMap(({ changes }) => changes.map(({ state }) => state))
  expect(told.toSorted()).toEqual(['approved', 'edited', 'hasIssues', 'received', 'rejected'])
  expect(JSON.stringify(deliveries)).not.toContain('only a word')
})
