import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv } from '../../../src/interop/export/csv.ts'
import { formulaSafe, plainText } from '../../../src/interop/export/formula-safe.ts'
import { anArrival } from '../../support/an-arrival.ts'
import { byHeading, expectedRows } from '../../support/expected-rows.ts'
import { aPlan, generatedRows, keptOf, passesOver, whole } from '../../support/export-parts.ts'
import { readRfc4180 } from '../../support/read-rfc4180.ts'

const rows = generatedRows(60)
const stored = rows.map(({ instanceId, payload }) => ({ instance_id: instanceId, payload }))

async function tableOf(query: Parameters<typeof aPlan>[0], name = '', kept = rows): Promise<string[][]> {
  const plan = aPlan(query)
  const table = plan.tables.find((one) => one.name === name)
  if (!table) throw new Error(`no table ${name}`)
  return readRfc4180((await whole(csv(plan, table, passesOver(plan, kept)))).toString().replace(/^\uFEFF/, ''))
}

it('holds every answer as the store has it, and what select_multiple and rank are taken apart into', async () => {
  const expected = expectedRows(stored)
  expect(expected.examples.length).toBeGreaterThan(10)
  const raw = { formulas: 'raw' }
  expect(byHeading(await tableOf(raw), expected.submissions)).toEqual(expected.submissions)
  expect(byHeading(await tableOf(raw, 'policy_examples'), expected.examples)).toEqual(expected.examples)
})

it('gives no cell to a spreadsheet that it would run as a formula, and says the same when that is undone', async () => {
  const safe = await tableOf({})
  const raw = await tableOf({ formulas: 'raw' })
  const cells = safe.flat()
  expect(cells.filter((cell) => /^[=+\-@\t\r\0＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
  const before = raw.flat()
  expect(cells.filter((cell, at) => cell !== before[at]).length).toBeGreaterThan(20)
  expect(safe.map((row) => row.map(plainText))).toEqual(raw)
})

it('takes back the apostrophe from every text that got one, and from no other', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\0', '＝', 'a', '1') })
  fc.assert(fc.property(text, (one) => plainText(formulaSafe(one)) === one))
})

it('leaves out special categories unless they are asked for, and personal ones when they are not wanted', async () => {
  const headings = async (query: object) => (await tableOf(query))[0] ?? []
  expect(await headings({})).not.toContain('org_led_by')
  expect(await headings({})).not.toContain('populations_other')
  expect(await headings({})).toContain('feminist_open')
  expect(await headings({ special: 'yes' })).toContain('org_led_by__women')
  expect(await headings({ personal: 'no' })).not.toContain('feminist_open')
})

it('says labels in the language that was asked for', async () => {
  const [headings = [], ...table] = await tableOf({ language: 'ar', values: 'labels', headers: 'labels' })
  const [codes = [], ...raw] = await tableOf({})
  const at = codes.indexOf('has_policy_example')
  expect(headings[at]).toMatch(/[\u0600-\u06FF]/)
  const said = new Set(table.map((row) => row[at]))
  expect(said).toContain('نعم')
  expect(said.size).toBe(new Set(raw.map((row) => row[at])).size)
})

it('shows what has no column as it came, and every submission as a row however broken', async () => {
  const answers = {
    sec_b_org: { b_identity: { org_regions: 3 }, stray: 'x' },
    sec_c_people: { c_services: { people_supported_12m: 'many' } },
    list: [],
  }
  const broken = [
    anArrival({ text: 'no JSON {', reasons: ['malformed_payload'] }),
    anArrival({ text: '{"answers":[]}', reasons: ['malformed_payload'] }),
    anArrival({ text: 'AAAA', payloadType: 'hpke', reasons: ['sealed_unchecked'] }),
    anArrival({ text: JSON.stringify({ answers }), reasons: ['answers_shape'] }),
    anArrival({ text: `{"answers":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, reasons: ['payload_too_deep'] }),
  ].map((arrival) => keptOf(arrival))
  const [headings = [], ...table] = await tableOf({ special: 'yes', formulas: 'raw' }, '', broken)
  const unplaced = table.map((row) => JSON.parse(row[headings.indexOf('meta_unplaced')] || 'null'))
  expect(unplaced.slice(0, 3)).toEqual([{ '': 'no JSON {' }, { '': '{"answers":[]}' }, { '': 'AAAA' }])
  expect(unplaced[3]).toEqual({
    'sec_b_org/b_identity/org_regions': 3,
    'sec_b_org/stray': 'x',
    list: [],
    people_supported_12m: 'many',
  })
  expect(unplaced[4][''].length).toBeGreaterThan(100_000)
  expect(table.map((row) => row[headings.indexOf('services__asked')])).toEqual(['', '', '', '0', ''])
  const [fewer = [], ...quiet] = await tableOf({}, '', broken)
  expect(quiet.map((row) => row[fewer.indexOf('meta_unplaced')])).toEqual([
    '',
    '',
    '',
    '{"people_supported_12m":"many"}',
    '',
  ])
})
