import { expect, it } from 'vitest'
import { type Analysis, analysis, type ShownQuestion, tagList, textsPage } from '../../src/contract/analysis.ts'
import { regionOf } from '../../src/contract/regions.ts'
import { address, routes } from '../../src/contract/routes.ts'
import type { ReviewState } from '../../src/contract/submission-review.ts'
import { anApp, payloadOf, type TestApp } from '../support/an-app.ts'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'
import { eventually } from '../support/eventually.ts'
import { type Generated, keepGenerated } from '../support/generated-submissions.ts'

type Ready = Extract<Analysis, { status: 'ready' }>

async function analysed({ get }: TestApp, cookie: Record<string, string>, query: string): Promise<Ready> {
  return eventually(async () => {
    const response = await get(`${routes.coordinatorAnalysis}?${query}`, cookie)
    expect(response.status).toBe(200)
    const body = analysis.parse(await response.json())
    if (body.status !== 'ready') throw new Error('still counting')
    return body
  })
}

/** The answers to a question, of those that count, taken from the payloads themselves. */
function answersTo(generated: readonly Generated[], name: string) {
  return generated.flatMap(({ arrival: { payload, reasons, ...arrival } }) => {
    if (reasons.length > 0) return []
    const [, value] = new RegExp(`"${name}":"([^"]*)"`).exec(Buffer.from(payload).toString()) ?? []
    return [{ ...arrival, value }]
  })
}

const rowOf = ({ rows }: ShownQuestion, code: string) => rows.find((row) => row.code === code)
const questionIn = ({ questions }: Ready, name: string): ShownQuestion => {
  const found = questions.find((question) => question.name === name)
  if (!found) throw new Error(`${name} is not there`)
  return found
}

eachStore((database) => {
  it('counts every answer as it lies in the store, and only those that count', async () => {
    const app = await anApp({ database: await database() })
    const generated = await keepGenerated(app.store, 300)
    const cookie = await app.signedIn('analyst')
    const body = await analysed(app, cookie, 'atLeast=0')
    expect(body.responses).toBe(294)
    const types = answersTo(generated, 'org_type')
    const type = questionIn(body, 'org_type')
    for (const { code, total } of type.rows) expect(total).toBe(types.filter(({ value }) => value === code).length)
    expect(type).toMatchObject({ kind: 'one', base: types.filter(({ value }) => value).length, notAsked: 0 })
    const elements = answersTo(generated, 'feminist_elements')
    const chosen = questionIn(body, 'feminist_elements')
    for (const { code, total } of chosen.rows)
      expect(total).toBe(elements.filter(({ value }) => value?.split(' ').includes(code)).length)
    // A share of those who answered, not of the answers.
    expect(chosen.base).toBe(elements.filter(({ value }) => value).length)
    expect(chosen.missing).toBe(elements.filter(({ value }) => value === '').length)
    const objectives = answersTo(generated, 'gcm_objectives')
    expect(questionIn(body, 'gcm_objectives').notAsked).toBe(
      objectives.filter(({ value }) => value === undefined).length,
    )
    const years = answersTo(generated, 'org_year_founded')
    expect(rowOf(questionIn(body, 'org_year_founded'), '1990..2000')?.total).toBe(
      years.filter(({ value }) => value?.startsWith('199')).length,
    )
    const ranked = questionIn(body, 'strategies_rank')
    const first = answersTo(generated, 'strategies_rank').filter(({ value }) => value?.startsWith('coalitions ')).length
    expect(ranked.places[ranked.rows.findIndex(({ code }) => code === 'coalitions')]?.[0]).toBe(first)
  })

  it('splits by columns and by other questions, and lets through what a filter names', async () => {
    const app = await anApp({ database: await database() })
    const generated = await keepGenerated(app.store, 200)
    const cookie = await app.signedIn('analyst')
    const types = answersTo(generated, 'org_type')
    const byLanguage = questionIn(await analysed(app, cookie, 'atLeast=0&question=org_type&by=language'), 'org_type')
    for (const { code, counts } of byLanguage.rows)
      expect(counts).toEqual(
        byLanguage.groups.map(
          (tag) => types.filter(({ value, language }) => value === code && language === tag).length,
        ),
      )
    const sizes = answersTo(generated, 'org_size')
    const bySize = questionIn(await analysed(app, cookie, 'atLeast=0&question=org_type&by=org_size'), 'org_type')
    for (const { code, counts } of bySize.rows)
      expect(counts).toEqual(
        bySize.groups.map(
          (size) => types.filter(({ value }, at) => value === code && sizes[at]?.value === size).length,
        ),
      )
    const region = types.map(({ country }) => (country && regionOf(country)) ?? '').find(Boolean) ?? ''
    for (const [query, isIn] of [
      ['languages=ar,sq', ({ language }) => language === 'ar' || language === 'sq'],
      ['workshops=rba_tbc,', ({ workshop }) => workshop === 'rba_tbc' || workshop === null],
      [`regions=${region}`, ({ country }) => country !== null && regionOf(country) === region],
      ['versions=2026-12-01', () => true],
    ] as const satisfies readonly (readonly [string, (one: (typeof types)[number]) => boolean])[])
      expect((await analysed(app, cookie, `atLeast=0&${query}`)).responses).toBe(types.filter(isIn).length)
  })

  it('leaves out what a person has rejected, and brings it back with her word', async () => {
    const app = await anApp({ database: await database() })
    const { store } = app
    const said = [1, 2].map((at) =>
      anArrival({ text: payloadOf({ org_type: 'network', feminist_open: `Respect ${at}` }).payload }),
    )
    await store.keep(said, '2026-12-03')
    const cookie = await app.signedIn('analyst')
    const count = async () => questionIn(await analysed(app, cookie, 'atLeast=0'), 'org_type').base
    const readable = async () => {
      const response = await app.get(`${routes.coordinatorTexts}?question=feminist_open`, cookie)
      return textsPage.parse(await response.json()).answers.length
    }
    const [{ instanceId, sha256 } = anArrival()] = said
    const judge = (state: ReviewState, seen: number) =>
      store.review({ instanceId, sha256, seen, who: 'Amina', at: 0, comment: '' }, state, '2026-12-03')
    expect([await count(), await readable()]).toEqual([2, 2])
    expect(await judge('rejected', 0)).toBe('done')
    await eventually(async () => expect([await count(), await readable()]).toEqual([1, 1]))
    expect(await judge('approved', 1)).toBe('done')
    await eventually(async () => expect([await count(), await readable()]).toEqual([2, 2]))
  })

  it('reads open answers by page, search and tag, and forgets the tags of what is withdrawn', async () => {
    const app = await anApp({ database: await database() })
    const { store, get, send } = app
    const said = (text: string, changes = {}) =>
      anArrival({ text: payloadOf({ sec_e_policy: { feminist_open: text } }).payload, ...changes })
    const many = Array.from({ length: 30 }, (_, at) => said(`About shelters ${at}`))
    const arabic = said('مأوى آمن للنِّساء', { language: 'ar', receiptKey: 'hers' })
    await store.keep([...many, arabic, said('   '), said('set aside', { reasons: ['survey_closed'] })], '2026-12-03')
    const cookie = await app.signedIn('analyst')
    const read = async (query: string) => textsPage.parse(await (await get(query, cookie)).json())
    const first = await read(`${routes.coordinatorTexts}?question=feminist_open`)
    expect(first.answers).toHaveLength(25)
    const second = await read(first.next ?? '')
    expect(second.next).toBe(null)
    const all = [...first.answers, ...second.answers].map(({ instanceId }) => instanceId)
    expect(all.toSorted()).toEqual([...many, arabic].map(({ instanceId }) => instanceId).toSorted())
    const search = (words: string) =>
      read(`${routes.coordinatorTexts}?${new URLSearchParams({ question: 'feminist_open', search: words })}`)
    expect((await search('ماوي امن')).answers.map(({ texts }) => texts)).toEqual([['مأوى آمن للنِّساء']])
    expect((await search('SHÉLTERS 7')).answers.map(({ texts }) => texts)).toEqual([['About shelters 7']])

    const body = { question: 'feminist_open', label: ' Shelter ' }
    const made = await send('POST', routes.coordinatorTags, body, cookie)
    expect(made.status).toBe(201)
    expect((await send('POST', routes.coordinatorTags, body, cookie)).status).toBe(409)
    const { id, label } = (await made.json()) as { id: string; label: string }
    expect(label).toBe('Shelter')
    const on = (instance: string) => address(routes.coordinatorTagged, { id, instance })
    for (const { instanceId } of [arabic, arabic, many[0] ?? arabic])
      expect((await send('PUT', on(instanceId), {}, cookie)).status).toBe(204)
    expect((await send('PUT', on('00000000-0000-4000-8000-000000000000'), {}, cookie)).status).toBe(404)
    const tags = async () =>
      tagList.parse(await (await get(`${routes.coordinatorTags}?question=feminist_open`, cookie)).json()).tags
    expect(await tags()).toEqual([{ id, label: 'Shelter', answers: 2 }])
    const tagged = await read(`${routes.coordinatorTexts}?question=feminist_open&tag=${id}`)
    expect(tagged.answers.map(({ tags }) => tags)).toEqual([[id], [id]])

    await store.withdraw('hers', '2026-12-04')
    expect(await tags()).toMatchObject([{ answers: 1 }])
    expect(await app.query('select tag_id from tagged')).toHaveLength(1)
    expect((await send('DELETE', on(many[0]?.instanceId ?? ''), undefined, cookie)).status).toBe(204)
    expect(await tags()).toMatchObject([{ answers: 0 }])
    const named = address(routes.coordinatorTag, { id })
    expect((await send('PUT', named, { label: 'Safe places' }, cookie)).status).toBe(204)
    expect(await tags()).toMatchObject([{ label: 'Safe places' }])
    expect((await send('DELETE', named, undefined, cookie)).status).toBe(204)
    expect((await send('DELETE', named, undefined, cookie)).status).toBe(404)
    const log = (await store.auditLog(null, 20)).filter(({ action }) => action.startsWith('tag_'))
    expect(log.map(({ action, subject }) => `${action} ${subject}`).toReversed()).toEqual([
      'tag_created Shelter',
      ...Array.from({ length: 3 }, () => 'tag_put Shelter'),
      'tag_taken Shelter',
      'tag_changed Safe places',
      'tag_deleted Safe places',
    ])
    // What somebody wrote, and which answer it was, is in no line of it.
    expect(JSON.stringify(await store.auditLog(null, 100))).not.toMatch(new RegExp(`مأوى|${arabic.instanceId}`))
  })
})

it('hides what is small, whatever somebody asks for of a sensitive question', async () => {
  const app = await anApp()
  const generated = await keepGenerated(app.store, 60)
  const cookie = await app.signedIn('analyst')
  const shown = (question: ShownQuestion) => question.rows.flatMap(({ counts, total }) => [...counts, total])
  const whole = await analysed(app, cookie, '')
  for (const question of whole.questions)
    for (const count of shown(question)) expect(count === null || count === 0 || count >= 5).toBe(true)
  const types = questionIn(whole, 'org_type')
  expect(types.rows.some(({ total }) => total === null)).toBe(true)
  const sensitive = questionIn(await analysed(app, cookie, 'atLeast=0'), 'org_led_by')
  expect(sensitive.atLeast).toBe(10)
  for (const count of shown(sensitive)) expect(count === null || count >= 10).toBe(true)
  expect(answersTo(generated, 'org_led_by').length).toBeGreaterThan(0)
})

it('says what is wrong with a question, and notes a look once', async () => {
  const app = await anApp()
  const cookie = await app.signedIn('analyst')
  const status = async (query: string) => (await app.get(`${routes.coordinatorAnalysis}?${query}`, cookie)).status
  expect(await status('question=no_such')).toBe(404)
  expect(await status('question=feminist_open')).toBe(404)
  expect(await status('by=org_led_by')).toBe(404)
  expect(await status('survey=other')).toBe(404)
  expect(await status('atLeast=many')).toBe(400)
  expect(await status('colour=red')).toBe(400)
  expect((await app.get(`${routes.coordinatorTexts}?question=org_type`, cookie)).status).toBe(404)
  for (let turn = 0; turn < 3; turn += 1) await analysed(app, cookie, 'question=org_type&by=language')
  const log = (await app.store.auditLog(null, 20)).filter(({ action }) => action === 'analysis_read')
  expect(log).toMatchObject([{ who: 'Amina', subject: 'org_type language', details: { atLeast: 5 } }])
})
