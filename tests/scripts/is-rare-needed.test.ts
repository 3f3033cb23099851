import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isRareNeeded } from '../../scripts/is-rare-needed.ts'
import { aDefinition } from '../engine/support/a-session.ts'

it('tells whether phones must keep what only few surveys use', () => {
  expect(isRareNeeded('survey-definitions')).toBe(false)
  const folder = mkdtempSync(join(tmpdir(), 'femig-rare-'))
  try {
    cpSync('survey-definitions', folder, { recursive: true })
    const definition = aDefinition([{ type: 'calculate', name: 'a', calculation: "digest('a', 'MD5')" }])
    writeFileSync(join(folder, 'femig-global-cso', 'z.json'), JSON.stringify(definition))
    expect(isRareNeeded(folder)).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
