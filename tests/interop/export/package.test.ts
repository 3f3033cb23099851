import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { languages } from '../../../src/contract/routes.ts'
import { codebookHtml } from '../../../src/interop/export/codebook-html.ts'
import { csv } from '../../../src/interop/export/csv.ts'
import { ddi } from '../../../src/interop/export/ddi.ts'
import { createExportWords, type ExportWords } from '../../../src/interop/export/export-words.ts'
import { json } from '../../../src/interop/export/json.ts'
import { dataPackage } from '../../../src/interop/export/package.ts'
import { readXml } from '../../../src/interop/spreadsheet/read-xml.ts'
import { aPlan, generatedRows, passesOver, whole } from '../../support/export-parts.ts'

const rows = generatedRows(20)
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const translations = languages.map((language) =>
  createExportWords(
    language,
    read(`locales/${language}/femig-global-cso.json`),
    read(`locales/${language}/dashboard.json`),
    new Set(['countries']),
  ),
) as [ExportWords, ...ExportWords[]] // There are five.

it('holds data, codebook and scripts, and opens as a zip archive whether or not it could grow large', async () => {
  const plan = aPlan()
  for (const isLarge of [false, true]) {
    const files = unzipSync(await whole(dataPackage(plan, passesOver(plan, rows), translations, isLarge)))
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'codebook.html',
      'codebook.xml',
      'codes.csv',
      'columns.csv',
      'data/answers.csv',
      'data/policy_examples.csv',
      'example.R',
      'example.py',
    ])
    const [table] = plan.tables
    const same = await whole(csv(plan, table, passesOver(plan, rows)))
    expect(Buffer.from(files['data/answers.csv'] ?? []).equals(same)).toBe(true)
  }
})

it.each(languages)('explains every column and every code in %s, from the right where one writes so', (language) => {
  const plan = aPlan({ language, special: 'yes' })
  const html = codebookHtml(plan)
  const told = new Set([...html.matchAll(/<code>([^<]*)<\/code>/g)].map(([, code]) => code))
  const { columns } = plan.tables[0]
  expect(columns.filter(({ name }) => !told.has(name))).toEqual([])
  const codes = columns.flatMap(({ field }) => field?.choices ?? [])
  expect(codes.filter((code) => !told.has(code))).toEqual([])
  expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
  expect(html.match(/>exports\.[\w.]+</)).toBeNull()
  expect(html).not.toMatch(/<script|\bsrc=|\bhref=|url\(/)
})

it('says in the codebook what was left out and what was done to texts', () => {
  const english = translations[0]
  expect(codebookHtml(aPlan())).toContain('<code>org_led_by</code>')
  expect(codebookHtml(aPlan({ special: 'yes' }))).not.toContain(english.text('exports.codebook.left.title'))
  expect(codebookHtml(aPlan())).toContain(english.text('exports.reading.formulas'))
  expect(codebookHtml(aPlan({ formulas: 'raw' }))).toContain(english.text('exports.reading.raw'))
})

it('describes each column once for archives, in all languages', () => {
  const plan = aPlan()
  const names: string[] = []
  const spoken = new Set<string>()
  for (const event of readXml(ddi(plan, translations))) {
    if (event.kind !== 'open') continue
    const name = / name="([^"]*)"/.exec(event.attributes)?.[1]
    if (event.name === 'var' && name !== undefined) names.push(name)
    const language = /lang="([^"]*)"/.exec(event.attributes)?.[1]
    if (event.name === 'qstnLit' && language !== undefined) spoken.add(language)
  }
  expect(names).toEqual(plan.tables.flatMap(({ columns }) => columns.map(({ name }) => name)))
  expect([...spoken].sort()).toEqual([...languages].sort())
})

it('gives programs the very answers that were sent, and less of them when classes are left out', async () => {
  const all = aPlan({ special: 'yes' })
  const { submissions } = JSON.parse((await whole(json(all, passesOver(all, rows)))).toString())
  const sent = rows.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()).answers)
  expect(submissions.map((one: { answers: unknown }) => one.answers)).toEqual(sent)
  const less = aPlan({ personal: 'no' })
  const text = (await whole(json(less, passesOver(less, rows)))).toString()
  expect(text).not.toContain('"feminist_open":')
  expect(text).not.toContain('"org_led_by":')
  expect(text).toContain('"org_type":')
})
