import { expect, it } from 'vitest'
import { csv } from '../../../src/interop/export/csv.ts'
import type { ExportPlan } from '../../../src/interop/export/plan-export.ts'
import { xlsx } from '../../../src/interop/export/xlsx.ts'
import { readXlsx } from '../../../src/interop/spreadsheet/read-xlsx.ts'
import { byHeading, expectedRows } from '../../support/expected-rows.ts'
import { aPlan, generatedRows, passesOver, whole } from '../../support/export-parts.ts'
import { readRfc4180 } from '../../support/read-rfc4180.ts'

const rows = generatedRows(60)

async function sheetsOf(plan: ExportPlan, rowsPerSheet?: number) {
  const result = readXlsx(await whole(xlsx(plan, passesOver(plan, rows), rowsPerSheet)))
  if (result.status === 'failed') throw new Error(result.message)
  return result.workbook.sheets
}

it('has a sheet for the submissions and one for the repeat, each cell as the store has it', async () => {
  const expected = expectedRows(rows.map(({ instanceId, payload }) => ({ instance_id: instanceId, payload })))
  const [submissions, examples] = await sheetsOf(aPlan())
  expect([submissions?.name, examples?.name]).toEqual(['answers', 'policy_examples'])
  expect(byHeading(submissions?.rows ?? [], expected.submissions)).toEqual(expected.submissions)
  expect(byHeading(examples?.rows ?? [], expected.examples)).toEqual(expected.examples)
})

it('goes on in further sheets, each with its headings, when one is full', async () => {
  const [whole, examples] = await sheetsOf(aPlan())
  const [headings = [], ...submissions] = whole?.rows ?? []
  const split = await sheetsOf(aPlan(), 26)
  expect(split.map(({ name, rows: { length } }) => [name, length]).slice(0, 3)).toEqual([
    ['answers', 26],
    ['answers~2', 26],
    ['answers~3', 11],
  ])
  expect(split.slice(0, 3).flatMap((sheet) => sheet.rows.slice(1))).toEqual(submissions)
  for (const sheet of split.slice(0, 3)) expect(sheet.rows[0]).toEqual(headings)
  expect(split.slice(3).flatMap((sheet) => sheet.rows.slice(1))).toEqual(examples?.rows.slice(1))
})

it.each([{ language: 'ar', values: 'labels', headers: 'labels' }, { layout: 'odk' }, { layout: 'kobo' }])(
  'holds what the CSV file of the same export holds: %o',
  async (query) => {
    const plan = aPlan({ ...query, formulas: 'raw', bom: 'no' })
    const sheets = await sheetsOf(plan)
    for (const [at, table] of plan.tables.entries()) {
      const lines = readRfc4180((await whole(csv(plan, table, passesOver(plan, rows)))).toString())
      const width = lines[0]?.length ?? 0
      expect(sheets[at]?.rows.map((row) => Array.from({ length: width }, (_, cell) => row[cell] ?? ''))).toEqual(lines)
    }
  },
)

it('names columns as ODK Central and KoboToolbox do', async () => {
  const headings = (layout: string, table = 0) => aPlan({ layout }).tables[table]?.columns.map(({ name }) => name) ?? []
  expect(headings('odk').slice(0, 1)).toEqual(['SubmissionDate'])
  expect(headings('odk')).toContain('sec_c_people-c_services-services')
  expect(headings('odk')).toContain('sec_c_people-c_services-services/legal')
  expect(headings('odk', 1).slice(-2)).toEqual(['PARENT_KEY', 'KEY'])
  expect(headings('kobo')).toContain('sec_c_people/c_services/services/legal')
  expect(headings('kobo')).toContain('_submission_time')
  const sheets = await sheetsOf(aPlan({ layout: 'odk' }))
  const keys = new Set(sheets[0]?.rows.map((row) => row[headings('odk').indexOf('KEY')]))
  const [, ...examples] = sheets[1]?.rows ?? []
  for (const row of examples) {
    expect(keys.has(row[headings('odk', 1).indexOf('PARENT_KEY')])).toBe(true)
    expect(row[headings('odk', 1).indexOf('KEY')]).toMatch(/^uuid:[\w-]{36}\/sec_e_policy\/policy_examples\[\d\]$/)
  }
})
