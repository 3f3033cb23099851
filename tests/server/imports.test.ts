import { describe, expect, it } from 'vitest'
import { type ImportMapping, importPreview, importReport } from '../../src/contract/imports.ts'
import { routes } from '../../src/contract/routes.ts'
import { writeXlsx } from '../../src/interop/spreadsheet/write-xlsx.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, type TestApp } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'

const headings = [
  'No',
  'org_country',
  'What does your organisation do?',
  'org_type',
  'example of work',
  'feminist_open',
  'org_name',
]
const agreed: ImportMapping['fixed'] = [
  { question: 'consent_participate', value: 'yes' },
  { question: 'age_18_plus', value: 'Sí' },
  { question: 'respondent_link', value: 'staff' },
]
const mapping: ImportMapping = {
  sheet: '',
  columns: [
    { column: 0, to: { role: 'identity' } },
    { column: 1, to: { question: 'org_country' } },
    { column: 2, to: { question: 'services' } },
    { column: 3, to: { question: 'org_type' } },
    { column: 5, to: { question: 'feminist_open' } },
    { column: 6, to: { question: 'org_name' } },
  ],
  fixed: agreed,
  completedOn: '2025-03-18',
  language: 'es',
  isEarlier: true,
}
const rows = [
  ['1', 'MX', 'Legal help or representation; shelter', 'network', 'x', 'Respect', 'Mujeres A.C.'],
  ['2', 'Albania', 'legal shelter', 'red,  COALICION o plataforma', '', 'Rights', ''],
  ['3', 'Atlantis', 'juggling; legal', 'network', '', 'Care', ''],
]
const csvOf = (lines: readonly (readonly string[])[]) =>
  `\uFEFF${lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`

async function upload(
  { app }: TestApp,
  path: string,
  cookie: Record<string, string>,
  file: string | Uint8Array<ArrayBuffer>,
  said: unknown = undefined,
) {
  const form = new FormData()
  form.set('file', new Blob([file]), 'earlier.csv')
  if (said !== undefined) form.set('mapping', JSON.stringify(said))
  return app.request(path, { method: 'POST', body: form, headers: cookie })
}

const reportOf = async (response: Response) => importReport.parse(await response.json())
const kinds = (report: Awaited<ReturnType<typeof reportOf>>) =>
  report.findings.map(({ kind, row, column, question }) => [kind, row, column, question])

it('tells what a file holds and guesses what its columns are, in any language', async () => {
  const app = await anApp()
  const response = await upload(app, routes.coordinatorImportPreview, await app.signedIn(), csvOf([headings, ...rows]))
  const preview = importPreview.parse(await response.json())
  expect(preview.baseline).toBe(184)
  expect(preview.sheets[0]?.rows).toBe(3)
  expect(preview.sheets[0]?.columns.map(({ suggestion }) => suggestion)).toEqual([
    { role: 'identity' },
    { question: 'org_country' },
    { question: 'services' },
    { question: 'org_type' },
    null,
    { question: 'feminist_open' },
    { question: 'org_name' },
  ])
  expect(preview.sheets[0]?.columns[1]?.samples).toEqual(['MX', 'Albania', 'Atlantis'])
})

eachStore((database) => {
  it('says what would become of each row, takes it in once, and never counts one of the 184 twice', async () => {
    const app = await anApp({ database: await database() })
    const cookie = await app.signedIn()
    const file = csvOf([headings, ...rows])
    const progress = async () => (await app.get('/api/v1/surveys/femig-global-cso/progress')).json()
    await app.submit(aValidEnvelope())
    const before = await progress()
    expect(before).toMatchObject({ baseline: 184, received: 1, usable: 1, total: 185 })

    const dry = await reportOf(await upload(app, routes.coordinatorImportCheck, cookie, file, mapping))
    expect(dry).toMatchObject({ rows: 3, new: 3, known: 0, changed: 0, notTaken: 0, quarantined: 1 })
    expect(kinds(dry)).toEqual([
      ['left_out', null, 'example of work', null],
      ['unknown_choice', 4, 'org_country', 'org_country'],
      ['unknown_choice', 4, 'What does your organisation do?', 'services'],
      ['required', 4, null, 'org_country'],
    ])
    expect(await progress()).toMatchObject({ received: 1 })

    const real = await reportOf(await upload(app, routes.coordinatorImportRun, cookie, file, mapping))
    expect(real).toEqual(dry)
    const stored = await app.query(
      "select payload, channel, country, completed_on, language, org_key from answers where channel = 'import'",
    )
    expect(stored).toHaveLength(3)
    const mexican = stored.find(({ country }) => country === 'MX')
    expect(mexican).toMatchObject({ completed_on: '2025-03-18', language: 'es' })
    expect(mexican?.['org_key']).toMatch(/^[0-9a-f]{64}$/)
    const text = Buffer.from(mexican?.['payload'] as Uint8Array).toString()
    expect(JSON.parse(text).answers).toMatchObject({
      sec_a_consent: { a_consent: { consent_participate: 'OK' }, a_link: { age_18_plus: 'yes' }, eligible: '1' },
      sec_b_org: { org_country: 'MX', b_profile: { org_type: 'network' } },
      sec_c_people: { c_services: { services: 'legal shelter' } },
      sec_e_policy: { feminist_open: 'Respect' },
    })
    expect(text).not.toContain('Mujeres')

    const again = await reportOf(await upload(app, routes.coordinatorImportRun, cookie, file, mapping))
    expect(again).toMatchObject({ rows: 3, new: 0, known: 3, changed: 0 })
    const sorted = csvOf([headings, ...rows.toReversed(), ['4', 'ES', 'legal', 'network', '', '', '']])
    const longer = await reportOf(await upload(app, routes.coordinatorImportRun, cookie, sorted, mapping))
    expect(longer).toMatchObject({ rows: 4, new: 1, known: 3, changed: 0 })
    const corrected = csvOf([headings, ['1', 'MX', 'legal', 'network', '', 'Respect and care', '']])
    const changed = await reportOf(await upload(app, routes.coordinatorImportRun, cookie, corrected, mapping))
    expect(changed).toMatchObject({ rows: 1, new: 0, known: 0, changed: 1 })

    const after = (await progress()) as { received: number; usable: number; baseline: number; total: number }
    expect(after.received).toBe(5)
    expect(after.total).toBe(185)
    expect(after.baseline + after.usable).toBe(185)
    expect(await app.store.auditLog(null, 10)).toContainEqual(
      expect.objectContaining({ action: 'data_imported', details: expect.objectContaining({ new: 3, earlier: true }) }),
    )
  }, 30_000)
})

describe('the total', () => {
  /** Usable by the survey's own rule: two of the open questions are answered. */
  const usable = (count: number, isEarlier: boolean) => ({
    file: csvOf([
      ['No', 'org_country', 'org_type', 'feminist_open', 'strategies_open'],
      ...Array.from({ length: count }, (_, at) => [`${isEarlier} ${at}`, 'AL', 'network', 'a', 'b']),
    ]),
    mapping: {
      ...mapping,
      isEarlier,
      columns: [
        { column: 0, to: { role: 'identity' } },
        ...['org_country', 'org_type', 'feminist_open', 'strategies_open'].map((question, at) => ({
          column: at + 1,
          to: { question },
        })),
      ],
    },
  })
  const totalAfter = async (app: TestApp, count: number, isEarlier: boolean) => {
    const said = usable(count, isEarlier)
    const report = await reportOf(
      await upload(app, routes.coordinatorImportRun, await app.signedIn(), said.file, said.mapping),
    )
    expect(report.usable).toBe(count)
    return (await app.get('/api/v1/surveys/femig-global-cso/progress')).json()
  }

  it('stays when reported responses come in, and grows by others and by more than were reported', async () => {
    const app = await anApp()
    expect(await totalAfter(app, 4, true)).toMatchObject({ baseline: 180, usable: 4, total: 184 })
    expect(await totalAfter(app, 2, false)).toMatchObject({ baseline: 180, usable: 6, total: 186 })
    await app.query('update answers set earlier = 1')
    expect(await totalAfter(app, 0, true)).toMatchObject({ baseline: 178, usable: 6, total: 184 })
  }, 30_000)
})

it('takes two equal rows for two responses, unless they have one name', async () => {
  const app = await anApp()
  const cookie = await app.signedIn()
  const [, one = []] = rows
  const file = csvOf([headings, one, one])
  const nameless = { ...mapping, columns: mapping.columns.slice(1) }
  expect(await reportOf(await upload(app, routes.coordinatorImportRun, cookie, file, nameless))).toMatchObject({
    new: 2,
  })
  expect(await reportOf(await upload(app, routes.coordinatorImportRun, cookie, file, nameless))).toMatchObject({
    known: 2,
  })
  const named = await reportOf(await upload(app, routes.coordinatorImportCheck, cookie, file, mapping))
  expect(named).toMatchObject({ new: 1, notTaken: 1 })
  expect(kinds(named)).toContainEqual(['same_identity', 3, null, null])
})

it('lists a row that the survey would not have sent, and says why', async () => {
  const app = await anApp()
  const said = { ...mapping, fixed: [] }
  const report = await reportOf(
    await upload(app, routes.coordinatorImportRun, await app.signedIn(), csvOf([headings, ...rows]), said),
  )
  expect(report).toMatchObject({ rows: 3, new: 0, notTaken: 3 })
  expect(kinds(report).filter(([kind]) => kind === 'not_eligible')).toHaveLength(3)
  expect(await app.query('select 1 from answers')).toHaveLength(0)
})

it('reads a workbook sheet by sheet, and numbers rows as the spreadsheet does', async () => {
  const app = await anApp()
  const cookie = await app.signedIn()
  const book = writeXlsx([
    { name: 'notes', rows: [['nothing here']] },
    { name: 'answers', rows: [[], headings, [], ...rows] },
  ]) as Uint8Array<ArrayBuffer>
  const preview = importPreview.parse(await (await upload(app, routes.coordinatorImportPreview, cookie, book)).json())
  expect(preview.sheets.map(({ name, rows: count }) => [name, count])).toEqual([
    ['notes', 0],
    ['answers', 3],
  ])
  const report = await reportOf(
    await upload(app, routes.coordinatorImportCheck, cookie, book, { ...mapping, sheet: 'answers' }),
  )
  expect(kinds(report)).toContainEqual(['unknown_choice', 6, 'org_country', 'org_country'])
})

it('refuses what is no table, what nobody may do, and what comes from elsewhere', async () => {
  const app = await anApp()
  const cookie = await app.signedIn()
  const code = async (response: Response) => ((await response.json()) as { code: string }).code
  const preview = routes.coordinatorImportPreview
  expect(await code(await upload(app, preview, cookie, new Uint8Array([0xff, 0xfe, 0x00])))).toBe('unreadable_table')
  expect(await code(await upload(app, preview, cookie, 'PK\u0003\u0004 broken'))).toBe('unreadable_table')
  expect(await code(await upload(app, preview, cookie, ''))).toBe('unreadable_table')
  expect(await code(await app.send('POST', preview, {}, cookie))).toBe('wrong_content_type')
  expect(await code(await upload(app, routes.coordinatorImportCheck, cookie, 'a,b\r\n', { sheet: 1 }))).toBe(
    'malformed_request',
  )
  expect((await upload(app, preview, {}, 'a\r\n')).status).toBe(401)
  expect((await upload(app, preview, await app.signedIn('analyst', 'Ana'), 'a\r\n')).status).toBe(403)
  const elsewhere = { ...(await app.signedIn()), Origin: 'https://evil.example' }
  expect((await upload(app, preview, elsewhere, 'a\r\n')).status).toBe(403)
})
