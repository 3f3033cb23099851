import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, vi } from 'vitest'
import { envelope } from '../../src/contract/submission.ts'
import { checkAnswers, loadForm } from '../../src/engine/index.ts'
import { parsedLines, runCli } from './support/run-cli.ts'

vi.setConfig({ testTimeout: 60_000 })

const survey = resolve(import.meta.dirname, '../../survey-definitions/femig-global-cso/2026-12-01.json')

it('walk measures our own survey in all languages, and its samples are what a phone would send', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'walk-')), 'samples.jsonl')
  const { code, out: report } = await runCli(['walk', survey, '--runs', '40', '--samples', '5', '--out', out, '--json'])
  expect(code).toBe(0)
  const [{ shortest, longest, minutes, deadEnds }] = parsedLines(report) as [
    {
      shortest: { questions: number }
      longest: { questions: number }
      minutes: Record<string, { median: number }>
      deadEnds: unknown[]
    },
  ]
  expect(deadEnds).toEqual([])
  expect(longest.questions).toBeGreaterThan(shortest.questions)
  expect(Object.keys(minutes)).toEqual(['en', 'es', 'fr', 'sq', 'ar'])
  expect(Object.values(minutes).every(({ median }) => median > 5 && median < 60)).toBe(true)

  const loaded = loadForm(JSON.parse(readFileSync(survey, 'utf8')))
  if (loaded.status === 'failed') throw new Error('our own survey does not load')
  const samples = parsedLines(readFileSync(out, 'utf8')).map((sample) => envelope.parse(sample))
  expect(samples.filter(({ part }) => part === 'answers')).toHaveLength(5)
  expect(new Set(samples.map(({ instanceId }) => instanceId)).size).toBe(samples.length)
  for (const { part, payload } of samples) {
    const { answers } = JSON.parse(payload)
    expect(checkAnswers(loaded.form, part, answers, { now: new Date(), timeZone: 'UTC' })).toEqual([])
  }
})

it('walk says how it is used', async () => {
  expect((await runCli(['walk'])).code).toBe(2)
  expect((await runCli(['walk', survey, '--runs', 'many'])).code).toBe(2)
})
