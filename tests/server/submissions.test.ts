import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { submissionsReply } from '../../src/contract/receipt.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'
import { form } from '../support/femig-survey.ts'

const survey = { id: form.definition.id, forms: [form] as const, state: 'open' as const }

eachStore((database) => {
  it('names each instance, the hash of its bytes and the UTC day, in the order of the call', async () => {
    const { send } = await anApp({ database: await database() })
    const envelopes = [aValidEnvelope({ language: 'ar' }), aValidEnvelope({ language: 'sq' })]
    const response = await send('POST', '/api/v1/submissions', { submissions: envelopes })
    const reply: unknown = await response.json()
    expect(submissionsReply.parse(reply)).toEqual(reply)
    expect(reply).toEqual({
      results: envelopes.map(({ instanceId, payload }) => ({
        instanceId,
        sha256: createHash('sha256').update(payload).digest('hex'),
        state: 'stored',
        receivedOn: '2026-12-03',
      })),
    })
  })

  it('keeps a submission that arrives a hundred times at once as one row', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const envelope = aValidEnvelope()
    const results = await Promise.all(Array.from({ length: 100 }, () => submit(envelope)))
    const states = results.flat().map(({ state }) => state)
    expect([
      states.filter((state) => state === 'stored').length,
      states.filter((state) => state === 'duplicate').length,
    ]).toEqual([1, 99])
    expect(await query('select instance_id from answers')).toEqual([{ instance_id: envelope.instanceId }])
  })

  it('keeps both contents when one instance ID comes with two, and flags it', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const first = aValidEnvelope()
    const [, second] = await submit(first, { ...first, ...payloadOf({ sec_b_org: { org_type: 'network' } }) })
    expect(second).toMatchObject({ state: 'conflict', reason: 'other_content' })
    expect(await query('select standing from answers order by standing')).toEqual([
      { standing: 'conflict' },
      { standing: 'first' },
    ])
  })

  it('knows an instance in either spelling of its ID, and names it as it was sent', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const lower = aValidEnvelope()
    const upper = { ...lower, instanceId: lower.instanceId.toUpperCase() }
    const results = await submit(upper, lower)
    expect(results.map(({ instanceId, state }) => [instanceId, state])).toEqual([
      [upper.instanceId, 'stored'],
      [lower.instanceId, 'duplicate'],
    ])
    expect(await query('select instance_id from answers')).toEqual([{ instance_id: lower.instanceId }])
  })

  it('takes null for absent, and leaves aside a field that nobody knows', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const nothing = { workshop: null, channel: null, mode: null, usable: null, orgHash: null, receiptHash: null }
    const results = await submit({ ...aValidEnvelope(), ...nothing }, { ...aValidEnvelope(), sentAt: '12:00:00' })
    expect(results.map(({ state }) => state)).toEqual(['stored', 'stored'])
    expect(JSON.stringify(await query('select * from answers'))).not.toContain('12:00:00')
  })

  it('keeps an envelope of which a field that it may do without is unreadable, and says which', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const results = await submit(
      { ...aValidEnvelope(), workshop: 'Mexico City, 2025' },
      { ...aValidEnvelope(), channel: 'pigeon', usable: 'yes', receiptHash: 'ABC' },
    )
    expect(results.map(({ state, reason }) => [state, reason])).toEqual([
      ['quarantined', 'bad_workshop'],
      ['quarantined', 'bad_channel,bad_receiptHash,bad_usable'],
    ])
    expect(await query('select workshop, counted from answers')).toEqual([
      { workshop: null, counted: 0 },
      { workshop: null, counted: 0 },
    ])
  })

  it('keeps a sealed payload without looking into it, and counts it as usable for nobody', async () => {
    const check = () => {
      throw new Error('nobody may look')
    }
    const { submit, query, store } = await anApp({ database: await database(), check })
    const sealed = aValidEnvelope({ payloadType: 'hpke', payload: 'AAECAw==', usable: true })
    expect(await submit(sealed)).toMatchObject([{ state: 'quarantined', reason: 'sealed_unchecked' }])
    expect(await query('select payload_type, usable, counted from answers')).toEqual([
      { payload_type: 'hpke', usable: 1, counted: 0 },
    ])
    expect(await store.totals('femig-global-cso')).toEqual({ received: 1, usable: 0 })
  })

  it('hashes the organisation and the receipt with a secret before they reach the database', async () => {
    const { submit, query } = await anApp({ database: await database() })
    const orgHash = 'a'.repeat(64)
    await submit(aValidEnvelope({ orgHash, receiptHash: orgHash }), aValidEnvelope({ orgHash }))
    const rows = await query('select org_key, receipt_key from answers')
    expect(new Set(rows.map((row) => row['org_key'])).size).toBe(1)
    expect(JSON.stringify(rows)).not.toContain(orgHash)
    expect(rows.every((row) => row['org_key'] !== row['receipt_key'])).toBe(true)
  })
})

it('lets the envelopes beside a broken one go on, and says what is wrong with it', async () => {
  const { submit, query } = await anApp()
  const good = aValidEnvelope()
  const results = await submit({ ...aValidEnvelope(), language: 7 }, good, 'text', null, {
    ...aValidEnvelope(),
    instanceId: 'secret',
  })
  expect(results.map(({ state, reason }) => reason ?? state)).toEqual([
    'bad_language',
    'stored',
    'not_an_envelope',
    'not_an_envelope',
    'bad_instanceId',
  ])
  expect(results[0]?.instanceId).toMatch(/^[0-9a-f-]{36}$/)
  expect(results[4]?.instanceId).toBe(null)
  expect(await query('select instance_id from answers')).toEqual([{ instance_id: good.instanceId }])
})

it('takes a payload of exactly 256 KiB and refuses one byte more', async () => {
  const { submit } = await anApp()
  const ofBytes = (bytes: number) => `{"answers":{"a":"${'é'.repeat((bytes - 20) / 2)}"}}`
  const [largest, tooLarge] = await submit(
    aValidEnvelope({ payload: ofBytes(262_144) }),
    aValidEnvelope({ payload: `${ofBytes(262_144)} ` }),
  )
  expect(largest?.state).not.toBe('refused')
  expect(tooLarge).toMatchObject({ state: 'refused', reason: 'payload_too_large' })
})

it.each([
  ['an unknown survey', { surveyId: 'another-survey' }, 'unknown_survey'],
  ['an unknown version', { formVersion: '1999-01-01' }, 'unknown_version'],
  ['an unknown part', { part: 'video' }, 'unknown_part'],
  ['a payload that is not JSON', { payload: '{"answers":{' }, 'malformed_payload'],
  ['a payload without answers', { payload: '{"given":{}}' }, 'malformed_payload'],
  ['a payload that holds more than answers', { payload: '{"answers":{},"at":"12:00"}' }, 'malformed_payload'],
  [
    'a payload nested without end',
    { payload: `{"answers":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}` },
    'payload_too_deep',
  ],
])('keeps %s and sets it apart', async (_what, differing, reason) => {
  const { submit, query } = await anApp()
  const [result] = await submit(aValidEnvelope(differing))
  expect(result).toMatchObject({ state: 'quarantined', reason, receivedOn: '2026-12-03' })
  const rows = [...(await query('select reasons from answers')), ...(await query('select reasons from other_parts'))]
  expect(rows).toEqual([{ reasons: reason }])
})

it('keeps what arrives for a closed survey and sets it apart', async () => {
  const { submit } = await anApp({ surveys: [{ ...survey, state: 'closed' }] })
  expect(await submit(aValidEnvelope())).toMatchObject([{ state: 'quarantined', reason: 'survey_closed' }])
})

it('says by which rules answers break the definition, and never which answers', async () => {
  const check = () => [
    { path: '/a/b', rule: 'constraint' as const },
    { path: '/a/c', rule: 'not-relevant' as const },
    { path: '/a/d', rule: 'constraint' as const },
  ]
  const { submit } = await anApp({ check })
  expect(await submit(aValidEnvelope())).toMatchObject([
    { state: 'quarantined', reason: 'answers_constraint,answers_not_relevant' },
  ])
})

it('judges by the rules of the real questionnaire', async () => {
  const { submit, query } = await anApp()
  const payload = aValidEnvelope().payload.replace('"org_country":"AL"', '"org_country":"a secret place"')
  expect(await submit(aValidEnvelope({ payload }))).toMatchObject([{ state: 'quarantined', reason: 'answers_choice' }])
  expect(await query('select country, counted from answers')).toEqual([{ country: null, counted: 0 }])
})

it('keeps a submission that the check itself falls over', async () => {
  const { submit } = await anApp({
    check: () => {
      throw new Error('fault in the check')
    },
  })
  expect(await submit(aValidEnvelope())).toMatchObject([{ state: 'quarantined', reason: 'check_failed' }])
})

it('checks answers by the rules of the day on which they were given', async () => {
  const days: string[] = []
  const check = (_form: unknown, _part: string, _answers: unknown, { now }: { now: Date }) => {
    days.push(now.toISOString().slice(0, 10))
    return []
  }
  const { submit, query } = await anApp({ check })
  await submit(aValidEnvelope({ completedOn: '2026-10-01' }))
  expect(days).toEqual(['2026-10-01'])
  expect(await query('select completed_on, received_on from answers')).toEqual([
    { completed_on: '2026-10-01', received_on: '2026-12-03' },
  ])
})

it('reads the country for the counts from wherever the definition puts it', async () => {
  const { submit, store } = await anApp({ check: () => [] })
  await submit(
    aValidEnvelope(payloadOf({ sec_b_org: { deeper: { org_country: 'AL' } } })),
    aValidEnvelope(payloadOf({ org_country: 'not a code' })),
  )
  expect((await store.counts('femig-global-cso')).byCountry.map(({ key }) => key)).toEqual(['', 'AL'])
})
