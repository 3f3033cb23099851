import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runs } from '../tests/torture/runs.ts'
import { brokenIn, type Outcome } from '../tests/torture/torture-run.ts'
import { run } from './run.ts'

const names = Object.keys(runs)
const usage = `npm run torture -- [options]
  --only ${names.join(',')}   runs to do (all)
  --seed 20261201   decides the moments of all faults
  FILLED_DIR=…   a folder in which exports keeps its filled databases for the next run with the same seed

${names.map((name) => `${name.padEnd(16)}${runs[name]?.about}`).join('\n')}`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: names.join(',') },
    seed: { type: 'string', default: '20261201' },
    help: { type: 'boolean', default: false },
  },
})
const wanted = values.only.split(',')
const unknown = wanted.find((name) => !Object.hasOwn(runs, name))
const seed = Number(values.seed)
if (values.help || unknown !== undefined || !Number.isSafeInteger(seed)) {
  console.log(unknown === undefined ? usage : `There is no run "${unknown}".\n\n${usage}`)
  process.exit(values.help ? 0 : 2)
}
if (!existsSync('dist/service-worker.js') && !run(['build', 'node', 'scripts/build.ts'])) process.exit(1)

const listing = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
const rows: { readonly run: string; readonly seconds: number; readonly seen: string; readonly broken: string }[] = []
for (const name of wanted) {
  console.log(`## ${name}: ${runs[name]?.about}`)
  const start = performance.now()
  const outcome = await runs[name]?.run(seed).catch(asOutcome)
  if (!outcome) continue
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(`   seen: ${listing(outcome.facts)}\n   must be 0: ${listing(outcome.broken)}   (${seconds} s)`)
  rows.push({ run: name, seconds, seen: listing(outcome.facts), broken: brokenIn(outcome).join(', ') || 'nothing' })
}
console.table(rows)
const isWhole = rows.every(({ broken }) => broken === 'nothing')
console.log(`seed ${seed}: ${isWhole ? 'every promise held' : 'A PROMISE WAS BROKEN'}`)
process.exitCode = isWhole ? 0 : 1

/** A run that falls over has kept no promise. */
function asOutcome(error: unknown): Outcome {
  console.error(error)
  return { facts: {}, broken: { 'fell over': 1 } }
}
