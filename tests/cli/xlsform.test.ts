import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readXlsx } from '../../src/interop/spreadsheet/read-xlsx.ts'
import { parsedLines, runCli } from './support/run-cli.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'xlsform-'))

function aForm(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

const visit = aForm(
  'Home visit.md',
  '| survey |',
  '| | type | name | label::English (en) | label::Français (fr) | required | notes |',
  '| | select_one yn | works | Do you work? | Travaillez-vous ? | yes | ask gently |',
  '| choices |',
  '| | list_name | name | label::English (en) | label::Français (fr) |',
  '| | yn | yes | Yes | Oui |',
  '| | yn | no | No | Non |',
)

describe('import', () => {
  it('writes a definition and its words, and export gives the form back', async () => {
    const out = join(folder, 'visit')
    const read = await runCli(['import', visit, '--out', out])
    expect(read).toMatchObject({ code: 0, err: '' })
    const path = join(out, 'survey-definitions', 'home-visit', '1.json')
    expect(read.out).toContain(`Written: ${path}`)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      id: 'home-visit',
      languages: ['en', 'fr'],
      survey: [{ type: 'select_one', name: 'works', list: 'yn', required: 'true()', x: { notes: 'ask gently' } }],
    })
    expect(JSON.parse(readFileSync(join(out, 'locales/fr/home-visit.json'), 'utf8'))).toEqual({
      title: 'Home visit',
      works: { label: 'Travaillez-vous ?' },
      choices: { yn: { yes: 'Oui', no: 'Non' } },
    })

    const xlsx = join(folder, 'visit.xlsx')
    expect(await runCli(['export', path, '--out', xlsx])).toMatchObject({ code: 0, err: '' })
    const written = readXlsx(readFileSync(xlsx))
    expect(written.status === 'ok' && written.workbook.sheets[0]?.rows[1]).toEqual([
      ...['select_one yn', 'works', 'Do you work?', 'Travaillez-vous ?', 'yes', 'ask gently'],
    ])
  })

  it('names sheet, row and column of an error, writes the form all the same, and ends with 1', async () => {
    const form = aForm('broken.md', '| survey |', '| | type | name | label |', '| | text | 1st | First |')
    const out = join(folder, 'broken')
    const { code, out: lines } = await runCli(['import', form, '--out', out, '--json'])
    expect(code).toBe(1)
    expect(parsedLines(lines)).toMatchObject([
      { severity: 'error', code: 'invalid-name', sheet: 'survey', row: 2, letter: 'B' },
    ])
    expect(readFileSync(join(out, 'survey-definitions/broken/1.json'), 'utf8')).toContain('"1st"')
  })

  it('says in one sentence why a file cannot be read', async () => {
    const { code, out, err } = await runCli(['import', aForm('old.xlsx', 'not a form'), '--out', join(folder, 'old')])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^.*old\.xlsx: This is no \.xlsx file\..*\n$/)
    expect((await runCli(['import', join(folder, 'nowhere.xlsx'), '--out', folder])).code).toBe(1)
  })

  it('says how it is used when something is missing', async () => {
    expect((await runCli(['import', visit])).code).toBe(2)
    expect((await runCli(['export', visit])).code).toBe(2)
    expect((await runCli(['export', visit, '--out', join(folder, 'a.xlsx')])).code).toBe(1)
  })
})
