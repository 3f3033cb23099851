import { expect, it } from 'vitest'
import { createSession, loadForm } from '../../../src/engine/index.ts'
import { choiceFiles } from '../../../src/interop/xlsform/file-choices.ts'
import { importForm } from '../../../src/interop/xlsform/import-form.ts'
import { writeXlsform } from '../../../src/interop/xlsform/write-xlsform.ts'

const form = `
| survey | | | | | |
| | type | name | label | choice_filter | parameters |
| | select_one land | land | Where? | | |
| | select_one_from_file towns.csv | town | Which town? | land = \${land} | value=code label=says |
| | select_multiple_from_file towns.csv | seen | Which have you seen? | | value=code label=says |
| choices | | | | | |
| | list_name | name | label | | |
| | land | ma | Morocco | | |
| | land | ec | Ecuador | | |
`
const towns = 'code,says,land\r\nrabat,Rabat,ma\r\nquito,"Quito, the high",ec\r\n,nobody,ec\r\n'

function read(files: Readonly<Record<string, string>>) {
  const imported = importForm(new TextEncoder().encode(form), 'towns.md', (name) => files[name] ?? null)
  if (imported.status === 'failed') throw new Error(imported.message)
  return imported
}

it('asks for choices that stand in a file beside the form, filtered by its further columns', () => {
  const { definition, words, findings } = read({ 'towns.csv': towns })
  expect(findings).toEqual([])
  const loaded = loadForm(definition)
  if (loaded.status !== 'ok') throw new Error(loaded.findings.map(({ message }) => message).join('\n'))
  const session = createSession(loaded.form, { now: new Date(0), timeZone: 'UTC', seed: 1 })
  session.set('/land', 'ec')
  expect(session.node('/town')?.choices?.map(({ name }) => name)).toEqual(['quito'])
  session.set('/town', 'quito')
  expect(session.node('/town')).toMatchObject({ value: 'quito', violation: null })
  expect(words.get('default')?.get('choices.towns.csv.quito')).toBe('Quito, the high')
})

it('gives the form and its file back as they were', () => {
  const { definition, words } = read({ 'towns.csv': towns })
  const sheets = writeXlsform(definition, words)
  expect(sheets.find(({ name }) => name === 'survey')?.rows[2]?.[0]).toBe('select_one_from_file towns.csv')
  expect(sheets.find(({ name }) => name === 'choices')?.rows).toHaveLength(3)
  expect(choiceFiles(definition, words).get('towns.csv')).toBe(towns.replace(',nobody,ec\r\n', ''))
})

it('says what is wrong with the file, and keeps the question as it was', () => {
  const missing = read({})
  expect(missing.findings.map(({ code }) => code)).toEqual(['missing-file', 'missing-file', 'unsupported'])
  expect(missing.definition.survey[1]?.type).toBe('select_one_from_file')
  expect(read({ 'towns.csv': 'name,label\na,A\n' }).findings.map(({ code }) => code)).toEqual([
    'missing-column',
    'missing-column',
    'unsupported',
  ])
  const spaced = read({ 'towns.csv': 'code,says,land\nold town,Old,ma\n' })
  expect(spaced.findings).toMatchObject([{ code: 'invalid-choice', row: 4 }])
})
