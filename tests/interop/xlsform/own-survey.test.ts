import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSurveyWords } from '../../../src/cli/survey-folder.ts'
import { surveyDefinition } from '../../../src/contract/definition.ts'
import { importForm } from '../../../src/interop/xlsform/import-form.ts'
import { exported, visibleCells } from './support/round-trip.ts'

describe('our own surveys as XLSForms', () => {
  for (const file of readdirSync('survey-definitions', { recursive: true, encoding: 'utf8' })) {
    if (!/[/\\].*\.json$/.test(file)) continue
    const path = `survey-definitions/${file}`
    const definition = surveyDefinition.parse(JSON.parse(readFileSync(path, 'utf8')))
    const words = readSurveyWords(path, definition)
    const ours = { status: 'ok', definition, words, findings: [], origin: () => undefined } as const

    it(`${file} comes back the same, with every word in every language and nothing beside`, () => {
      const read = importForm(exported(ours), 'form.xlsx')
      if (read.status === 'failed') throw new Error(read.message)
      expect(read.findings).toEqual([])
      expect(read.definition).toEqual(definition)
      expect(Object.fromEntries([...read.words].map(([tag, texts]) => [tag, Object.fromEntries(texts)]))).toEqual(
        Object.fromEntries([...words].map(([tag, texts]) => [tag, Object.fromEntries(texts)])),
      )
    })

    it(`${file} has headings that other tools know, and labels for countries too`, () => {
      const { survey, choices, settings } = visibleCells(exported(ours))
      expect(survey?.[0]?.slice(0, 7)).toEqual([
        'type',
        'name',
        'label::English (en)',
        'label::Español (es)',
        'label::Français (fr)',
        'label::Shqip (sq)',
        'label::العربية (ar)',
      ])
      expect(choices?.every((row) => (row[2] ?? '') !== '')).toBe(true)
      expect(settings?.[0]?.slice(0, 4)).toEqual([
        'form_title',
        'form_title::Español (es)',
        'form_title::Français (fr)',
        'form_title::Shqip (sq)',
      ])
    })
  }
})
