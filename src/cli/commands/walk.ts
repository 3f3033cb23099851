import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Form, searchWalks } from '../../engine/index.ts'
import { readDefinition } from '../read-definition.ts'
import { sampleEnvelopes } from '../sample-envelopes.ts'
import { readSurveyWords } from '../survey-folder.ts'
import { type WalkReport, walkReport } from '../walk-report.ts'

export const help = `walk <definition.json> [--runs 400] [--seed 1] [--now 2026-12-01T09:00:00Z] [--samples 20 --out <file.jsonl>] [--json]
    Answers a survey many times, as a seed says, and looks for its shortest and longest way: questions, pages and minutes
    per language, questions that never came up, and places where nobody could go on.
    --samples writes that many of the answered forms to --out, one envelope per line as phones send them, to try exports with.
    The same survey, seed and runs give the same walks. Ends with 1 when there is a dead end.`

/** @returns the exit code: 0 no dead end, 1 dead ends or a definition at fault, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${help}`)
    return 2
  }
  const { path, runs, seed, now, samples, out, isJson } = options
  const result = readDefinition(path)
  if (result.status === 'failed') {
    for (const { severity, message } of result.findings) console.error(`${severity}: ${message}`)
    return 1
  }
  const search = searchWalks(result.form, { now, timeZone: 'UTC' }, seed, runs)
  const report = walkReport(search, seed, readSurveyWords(path, result.form.definition))
  console.log(isJson ? JSON.stringify(report) : inWords(report, result.form))
  if (out !== undefined) {
    const envelopes = sampleEnvelopes(search.walks, samples, now)
    writeFileSync(out, envelopes.map((envelope) => `${JSON.stringify(envelope)}\n`).join(''))
    if (!isJson) console.log(`Written: ${out} (${envelopes.length} envelopes)`)
  }
  return report.deadEnds.length > 0 ? 1 : 0
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '400' },
        seed: { type: 'string', default: '1' },
        now: { type: 'string' },
        samples: { type: 'string', default: '20' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [path, ...rest] = positionals
    if (path === undefined || rest.length > 0) return 'one definition, please'
    const now = values.now === undefined ? new Date() : new Date(values.now)
    if (Number.isNaN(now.getTime())) return `--now ${values.now} is no point in time`
    for (const name of ['runs', 'seed', 'samples'] as const)
      if (!/^[1-9]\d{0,5}$/.test(values[name])) return `--${name} must be a number from 1 to 999999`
    const [runs, seed, samples] = [Number(values.runs), Number(values.seed), Number(values.samples)]
    return { path, runs, seed, samples, now, out: values.out, isJson: values.json }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function inWords(
  { walks, seed, shortest, longest, minutes, endedEarly, deadEnds, neverAsked }: WalkReport,
  { definition }: Form,
): string {
  const way = (name: string, { questions, pages, seed: own }: WalkReport['shortest']) =>
    `${name.padEnd(9)} ${String(questions).padStart(5)} questions and notes on ${pages} pages (seed ${own})`
  const header = `${'minutes'.padEnd(12)}${['shortest', 'median', 'longest'].map((name) => name.padStart(10)).join('')}`
  const rows = Object.entries(minutes).map(
    ([language, { shortest: short, median, longest: long }]) =>
      `  ${language.padEnd(10)}${[short, median, long].map((value) => value.toFixed(1).padStart(10)).join('')}`,
  )
  const why = { 'no-choice': 'there is nothing to choose', 'no-valid-answer': 'no answer that was tried is accepted' }
  return [
    `${definition.id} ${definition.version}: ${walks} walks, seed ${seed}`,
    way('shortest', shortest),
    way('longest', longest),
    header,
    ...rows,
    ...(endedEarly > 0 ? [`${endedEarly} walks end before there is anything to send, as submit_when says.`] : []),
    neverAsked.length === 0
      ? 'Every question came up.'
      : `Never came up: ${neverAsked.join(', ')}. Try more --runs, then look at their relevant.`,
    ...(deadEnds.length === 0 ? ['No dead ends.'] : ['Dead ends:']),
    ...deadEnds.map(
      ({ path, why: reason, seed: own }) =>
        `  ${path}: must be answered, and ${why[reason === 'no-choice' ? reason : 'no-valid-answer']} (seed ${own})`,
    ),
  ].join('\n')
}
