import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findDefinition, loadPreview, readPreview } from '../../scripts/preview-survey.ts'
import { writeSurveyFolder } from '../../src/cli/survey-folder.ts'
import { surveyId } from '../../src/contract/routes.ts'
import { readForm } from '../interop/xlsform/support/round-trip.ts'

const form = readForm(
  [
    '| survey |',
    '| | type | name | label::Kiswahili (sw) | label::Français (fr) |',
    '| | text | email | Barua pepe | Courriel |',
    '| | text | contact_email | Nyingine | Autre |',
  ].join('\n'),
  'visit.md',
)

describe('a survey that is tried out in the app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'))
  const [path = ''] = writeSurveyFolder(folder, form.definition, form.words)

  it('is found in the folder that an import wrote', () => {
    expect(findDefinition(folder)).toBe(path)
    expect(findDefinition(path)).toBe(path)
    expect(findDefinition(join(folder, 'nowhere'))).toBeNull()
    expect(findDefinition(mkdtempSync(join(tmpdir(), 'empty-')))).toBeNull()
    expect(loadPreview(path).status).toBe('ok')
  })

  it('stands in the place of ours, with what the app knows of itself kept on the device', () => {
    const { definition } = readPreview(path)
    expect(definition.id).toBe(surveyId)
    expect(definition.survey.filter(({ name }) => name === 'contact_email')).toHaveLength(1)
    expect(definition.survey.find(({ name }) => name === 'sections_reached')).toEqual({
      type: 'hidden',
      name: 'sections_reached',
      part: 'none',
    })
    const changed = join(folder, 'changed')
    mkdirSync(changed)
    writeFileSync(join(changed, 'a.json'), JSON.stringify(definition))
    expect(loadPreview(join(changed, 'a.json')).status).toBe('ok')
  })

  it('speaks its default language where the app speaks one that it does not', () => {
    const { words } = readPreview(path)
    expect(words.get('fr')?.['email.label']).toBe('Courriel')
    expect(words.get('ar')?.['email.label']).toBe('Barua pepe')
  })
})
