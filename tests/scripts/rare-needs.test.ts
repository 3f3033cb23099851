import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rareNeeds, rareSources } from '../../scripts/rare-needs.ts'
import type { SurveyNode } from '../../src/contract/definition.ts'
import { aDefinition } from '../engine/support/a-session.ts'

function needsWith(node: SurveyNode) {
  const folder = mkdtempSync(join(tmpdir(), 'femig-rare-'))
  try {
    cpSync('survey-definitions', folder, { recursive: true })
    writeFileSync(join(folder, 'femig-global-cso', 'z.json'), JSON.stringify(aDefinition([node])))
    return rareNeeds(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('tells whether phones must keep what only few surveys use', () => {
  expect(rareNeeds('survey-definitions')).toEqual({ vocabulary: false, questions: false })
  expect(needsWith({ type: 'calculate', name: 'a', calculation: "digest('a', 'MD5')" })).toEqual({
    vocabulary: true,
    questions: false,
  })
  expect(needsWith({ type: 'time', name: 'a' })).toEqual({ vocabulary: true, questions: true })
  expect(
    needsWith({ type: 'group', name: 'g', children: [{ type: 'text', name: 'a', readonly: 'true()' }] }),
  ).toMatchObject({ questions: true })
  expect(rareSources({ vocabulary: true, questions: true })).toEqual([])
  expect(
    rareSources({ vocabulary: false, questions: false }).some((source) => source.test('locales/ar/questions.json')),
  ).toBe(true)
})
