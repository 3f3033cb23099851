import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createExportWords } from '../../../src/interop/export/export-words.ts'
import { createPageWords } from '../../../src/server/analysis/page-words.ts'

const dashboard = JSON.parse(readFileSync('locales/en/dashboard.json', 'utf8'))
const words = createPageWords('en', createExportWords('en', {}, dashboard, new Set()))

it('a band says the years that are in it, whether it is open at one end or closed', () => {
  expect(words.code(null, '1990..2000')).toBe('1990–1999')
  expect(words.code(null, '..1990')).toContain('1989')
  expect(words.code(null, '2020..')).toContain('2020')
})
