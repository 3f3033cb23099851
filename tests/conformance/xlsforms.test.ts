import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { exported, readForm, substance, visibleCells } from '../interop/xlsform/support/round-trip.ts'
import { recordingAt } from './recordings.ts'

// Some of these forms are large, and machines busy.
vi.setConfig({ testTimeout: 60_000 })

describe('real forms of organisations and tools', () => {
  const folder = recordingAt('xlsforms')
  if (folder === null) return

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.xlsx'))) {
    it(`${file} is the same after import, export and import, and so are its cells`, () => {
      const bytes = readFileSync(join(folder, file))
      const read = readForm(bytes, file)
      const written = exported(read)
      expect(substance(readForm(written, 'another name.xlsx'))).toEqual(substance(read))

      const before = visibleCells(bytes)
      const after = visibleCells(written)
      // A form without an id gets the one that it had here, at the end of its settings.
      if (before['settings']?.[0]?.includes('form_id') !== true) {
        delete before['settings']
        delete after['settings']
      }
      expect(after).toEqual(before)
    })
  }
})
