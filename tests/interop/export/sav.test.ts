import { expect, it } from 'vitest'
import type { KeptSubmission } from '../../../src/contract/exports.ts'
import { sav } from '../../../src/interop/export/sav.ts'
import { cutBytes } from '../../../src/interop/spss/variable.ts'
import { anArrival } from '../../support/an-arrival.ts'
import { byHeading, type ExpectedRow, expectedRows } from '../../support/expected-rows.ts'
import { aPlan, generatedRows, keptOf, passesOver, whole } from '../../support/export-parts.ts'
import { inEights, readSav } from '../../support/read-sav.ts'

const rows = generatedRows(60)

async function read(kept: readonly KeptSubmission[], name = '', query: Parameters<typeof aPlan>[0] = {}) {
  const plan = aPlan(query)
  const table = plan.tables.find((one) => one.name === name)
  if (!table) throw new Error(`no table ${name}`)
  return readSav(await whole(sav(plan, table, passesOver(plan, kept))))
}

const stored = (kept: readonly KeptSubmission[]) =>
  kept.map(({ instanceId, payload }) => ({ instance_id: instanceId, payload }))

const seen = (rows: readonly ExpectedRow[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, inEights(text)])))

it('is read by an independent reader as the store has it, cell by cell', async () => {
  const expected = expectedRows(stored(rows))
  expect(byHeading((await read(rows)).table, expected.submissions)).toEqual(seen(expected.submissions))
  const examples = await read(rows, 'policy_examples')
  expect(byHeading(examples.table, expected.examples)).toEqual(seen(expected.examples))
})

it.each([0, 1, 7, 8, 9, 254, 255, 256, 257, 504, 505, 1008, 20_000, 32_767])(
  'keeps a text of %i bytes whole',
  async (length) => {
    const answers = { sec_e_policy: { feminist_open: 'x'.repeat(length), e_practice: { strategies_open: 'behind' } } }
    const { table } = await read([keptOf(anArrival({ text: JSON.stringify({ answers }) }))])
    const [names = [], row = []] = table
    expect(row[names.indexOf('feminist_open')]?.length).toBe(length)
    expect(row[names.indexOf('strategies_open')]).toBe('behind')
  },
)

it('cuts what no SPSS file can hold between two characters', () => {
  for (const length of [3, 4, 5, 6, 7]) {
    const cut = cutBytes('aععععع', length).toString()
    expect(cut).toMatch(/^(aع*)?…$/)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(length)
  }
  expect(cutBytes('aعع', 5).toString()).toBe('aعع')
})

it('says what every column and every code means', async () => {
  const { meta } = await read(rows, '', { language: 'fr', special: 'yes' })
  const label = (name: string) => meta.sysvars.find((variable) => variable.name === name)?.label
  expect(label('org_type')).toContain('organisation')
  expect(label('org_led_by__women')).toMatch(/ – /)
  // The reader takes the bytes of value labels for Latin-1.
  const labels = meta.getValueLabels('has_policy_example') ?? []
  expect(labels.map(({ val, label }) => [val, Buffer.from(label, 'latin1').toString()])).toEqual([
    ['yes', 'Oui'],
    ['no', 'Non'],
    ['dont_know', 'Je ne sais pas'],
  ])
})

it('begins at once, and goes on byte by byte as long as it only measures', async () => {
  const plan = aPlan()
  const [table] = plan.tables
  const [one] = rows
  if (!one) throw new Error('no row')
  const many = Array.from({ length: 45_000 }, () => one)
  let passes = 0
  const paced = async function* () {
    passes += 1
    // A thousand at a time: to read them is not what is tested.
    const page = many.slice(0, 1000).map((kept, at) => plan.read(kept, at + 1))
    if (passes === 1) for (let at = 0; at < many.length; at += 1000) yield page
  }
  const sizes: number[] = []
  const chunks: Uint8Array[] = []
  for await (const chunk of sav(plan, table, paced)) {
    sizes.push(chunk.length)
    chunks.push(chunk)
    if (sizes.length === 1) expect(passes).toBe(0)
  }
  expect(sizes.slice(0, 3)).toEqual([4, 1, 1])
  expect(sizes).toHaveLength(4)
  expect(Buffer.concat(chunks).subarray(0, 64).toString()).toBe(`$FL2@(#) SPSS DATA FILE${' '.repeat(41)}`)
})
