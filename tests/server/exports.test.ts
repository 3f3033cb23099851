import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exportOutline } from '../../src/contract/exports.ts'
import { address, routes } from '../../src/contract/routes.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, payloadOf, type TestApp } from '../support/an-app.ts'
import { anEnvelope } from '../support/an-envelope.ts'
import { eachStore } from '../support/each-store.ts'
import { byHeading, expectedRows } from '../support/expected-rows.ts'
import { keepGenerated } from '../support/generated-submissions.ts'
import { readRfc4180 } from '../support/read-rfc4180.ts'

const answers = (format: string) => address(routes.coordinatorExportAnswers, { format })
const secrets = ['Shtëpia e Gruas', 'amina@example.org', 'Drita Hoxha']

async function csvOf({ get }: TestApp, cookie: Record<string, string>, query = ''): Promise<string[][]> {
  const response = await get(`${answers('csv')}?${query}`, cookie)
  expect(response.status).toBe(200)
  return readRfc4180((await response.text()).replace(/^\uFEFF/, ''))
}

eachStore((database, kind) => {
  it('takes out every cell as the store has it, in whatever pages it is read', async () => {
    const app = await anApp({ database: await database() })
    const generated = await keepGenerated(app.store, 300)
    const cookie = await app.signedIn('analyst')
    const rows = await app.query('select instance_id, payload from answers')
    const expected = expectedRows(rows as never)
    const table = await csvOf(app, cookie, 'formulas=raw')
    expect(byHeading(table, expected.submissions)).toEqual(expected.submissions)
    const examples = await csvOf(app, cookie, 'formulas=raw&table=policy_examples')
    expect(byHeading(examples, expected.examples)).toEqual(expected.examples)
    const [head = [], ...lines] = table
    const cell = (line: readonly string[] | undefined, name: string) => line?.[head.indexOf(name)]
    const [first] = generated
    const found = lines.find((line) => cell(line, 'meta_instance_id') === first?.arrival.instanceId)
    const { channel, mode, language, workshop } = first?.arrival ?? {}
    expect(['channel', 'mode', 'language', 'workshop'].map((name) => cell(found, `meta_${name}`))).toEqual([
      channel,
      mode,
      language,
      workshop ?? '',
    ])
  })

  it(`lets through what a filter names, and counts as much, on ${kind}`, async () => {
    const app = await anApp({ database: await database() })
    const generated = await keepGenerated(app.store, 120)
    const cookie = await app.signedIn('analyst')
    const all = generated.map(({ arrival, receivedOn }) => ({ ...arrival, receivedOn }))
    type One = (typeof all)[number]
    const cases: readonly (readonly [string, (one: One) => boolean])[] = [
      ['languages=ar,sq', ({ language }) => language === 'ar' || language === 'sq'],
      ['workshops=rba_tbc,', ({ workshop }) => workshop === 'rba_tbc' || workshop === null],
      ['channels=qr', ({ channel }) => channel === 'qr'],
      ['modes=kiosk,assisted', ({ mode }) => mode !== 'self'],
      ['states=quarantined', ({ reasons }) => reasons.length > 0],
      ['states=received', ({ reasons }) => reasons.length === 0],
      ['versions=none', () => false],
      ['from=2026-12-10&to=2026-12-20', ({ receivedOn: day }) => day >= '2026-12-10' && day <= '2026-12-20'],
      [`countries=${all[0]?.country}`, ({ country }) => country === all[0]?.country],
    ]
    for (const [query, isIn] of cases) {
      const expected = all.filter(isIn).map(({ instanceId }) => instanceId)
      const [, ...lines] = await csvOf(app, cookie, query)
      expect([query, lines.map(([id]) => id)]).toEqual([query, expected.sort()])
      const counted = await app.get(`${routes.coordinatorExportCount}?${query}`, cookie)
      expect(exportOutline.parse(await counted.json())).toMatchObject({
        rows: expected.length,
        tables: { answers: ['policy_examples'], leaders: ['leaders'], mapping: [], contacts: [] },
      })
    }
  })
})

describe('who may take out what', () => {
  it('is noted with what was asked for, and refused to a viewer and to whoever is not signed in', async () => {
    const app = await anApp()
    await app.submit(aValidEnvelope())
    expect((await app.get(answers('csv'))).status).toBe(401)
    expect((await app.get(answers('csv'), await app.signedIn('viewer', 'Vera'))).status).toBe(403)
    expect((await app.get(`${answers('sav')}?languages=es`, await app.signedIn('analyst', 'Ana'))).status).toBe(200)
    const log = await app.store.auditLog(null, 10)
    expect(log.find(({ action }) => action === 'data_taken')).toMatchObject({
      who: 'Ana',
      subject: 'answers sav',
      details: { rows: 1, languages: 'es', special: 'no' },
    })
    expect(log.find(({ action }) => action === 'not_permitted')).toMatchObject({ who: 'Vera' })
  })

  it('keeps the parts apart: each has its own right and its own file, and none holds anything of another', async () => {
    const app = await anApp()
    const part = (name: string, content: object) =>
      anEnvelope({ part: name, ...payloadOf({ sec_h_connect: content }), channel: undefined, mode: undefined } as never)
    await app.submit(
      aValidEnvelope(),
      part('mapping', { h_mapping: { mapping_name: secrets[0], mapping_fields: 'name' } }),
      part('contacts', { h_contact: { contact_name: '', contact_channel: 'email', contact_value: secrets[1] } }),
      part('leaders', { h_leaders: { leaders: [{ leader_who: 'self', leader_name: secrets[2] }] } }),
    )
    const analyst = await app.signedIn('analyst', 'Ana')
    const admin = await app.signedIn('admin')
    const addresses = [
      routes.coordinatorExportMapping,
      routes.coordinatorExportContacts,
      routes.coordinatorExportLeaders,
    ]
    for (const format of ['csv', 'xlsx', 'sav', 'json', 'package', 'codebook', 'ddi'])
      for (const route of addresses) expect((await app.get(address(route, { format }), analyst)).status).toBe(403)
    const texts = await Promise.all(
      [routes.coordinatorExportAnswers, ...addresses].map(async (route) =>
        (await app.get(`${address(route, { format: 'json' })}?special=yes`, admin)).text(),
      ),
    )
    const found = texts.map((text) => secrets.filter((secret) => text.includes(secret)))
    expect(found).toEqual([[], [secrets[0]], [secrets[1]], [secrets[2]]])
    const ids = texts.map((text) => JSON.parse(text).submissions.map((one: { instanceId: string }) => one.instanceId))
    expect(new Set(ids.flat()).size).toBe(4)
  })

  it('says what is wrong with a query, and has no table that the survey has not', async () => {
    const app = await anApp()
    const cookie = await app.signedIn('analyst')
    const status = async (path: string) => (await app.get(path, cookie)).status
    expect(await status(`${answers('csv')}?from=yesterday`)).toBe(400)
    expect(await status(`${answers('csv')}?languges=ar`)).toBe(400)
    expect(await status(`${answers('csv')}?table=leaders`)).toBe(404)
    expect(await status(`${answers('csv')}?survey=none`)).toBe(404)
    expect(await status(answers('docx'))).toBe(404)
    expect((await app.store.auditLog(null, 10)).some(({ action }) => action === 'data_taken')).toBe(false)
  })
})

it('is packed on its way where the browser can unpack it', async () => {
  const app = await anApp()
  await app.submit(aValidEnvelope())
  const cookie = await app.signedIn('analyst')
  const plain = await app.get(answers('csv'), cookie)
  const packed = await app.get(answers('csv'), { ...cookie, 'Accept-Encoding': 'gzip, br' })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer()))
  expect(unpacked.equals(Buffer.from(await plain.arrayBuffer()))).toBe(true)
  expect(plain.headers.get('Content-Disposition')).toBe(
    'attachment; filename="femig-global-cso-answers-2026-12-03.csv"',
  )
})
