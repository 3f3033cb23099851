import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { importForm } from '../../src/interop/xlsform/import-form.ts'
import { readXlsform } from '../../src/interop/xlsform/read-xlsform.ts'
import { writeXlsform } from '../../src/interop/xlsform/write-xlsform.ts'
import { readForm, substance } from '../interop/xlsform/support/round-trip.ts'
import { recordingAt } from './recordings.ts'
import { xlsformDeviations } from './xlsform-deviations.ts'

const recorded = z.object({
  md: z.string(),
  name: z.optional(z.string()),
  errored: z.optional(z.boolean()),
  source: z.object({ test: z.string() }),
})

// Some hundred forms in each test.
vi.setConfig({ testTimeout: 60_000 })

describe("forms from the tests of ODK's converter", () => {
  const path = recordingAt('pyxform-md.jsonl')
  if (path === null) return
  const cases = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.parse(recorded, JSON.parse(line)))

  const isAgreed = ({ md, name, errored }: (typeof cases)[number]): boolean => {
    const read = importForm(new TextEncoder().encode(md), `${name ?? 'test_name'}.md`)
    const isRefused = read.status === 'failed' || read.findings.some(({ severity }) => severity === 'error')
    return isRefused === (errored ?? false)
  }

  it('are taken where pyxform takes them and refused where it refuses them, but for those listed', () => {
    const disagreed = [...new Set(cases.filter((each) => !isAgreed(each)).map(({ source }) => source.test))]
    expect(disagreed.sort()).toEqual(Object.keys(xlsformDeviations).sort())
    const count = cases.filter(({ source }) => Object.hasOwn(xlsformDeviations, source.test)).length
    expect(count / cases.length).toBeLessThan(0.05)
  })

  it('are the same after import, export and import, also those with errors', () => {
    for (const { md, source } of cases) {
      const read = readForm(md, `${source.test}.md`)
      // Without the file: that sheets survive one is tested for itself, and takes its time.
      const again = readXlsform({ sheets: writeXlsform(read.definition, read.words) }, 'another name')
      expect(again.status === 'ok' && substance(again), source.test).toEqual(substance(read))
    }
  })
})
