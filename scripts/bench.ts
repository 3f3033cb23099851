import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { weighAndPrint } from '../tests/bench/bytes-listing.ts'
import { measureDesk } from '../tests/bench/desk/measure-desk.ts'
import { printCosts } from '../tests/bench/desk/print-costs.ts'
import { engineBench, printEngine } from '../tests/bench/engine/engine-bench.ts'
import { type SubjectName, subjectNames } from '../tests/bench/harness/subject.ts'
import { type Part, parts } from '../tests/bench/measures/measures.ts'
import { installPeers } from '../tests/bench/pages/install-peers.ts'
import { Figures } from '../tests/bench/report/figures.ts'
import { goalsOf } from '../tests/bench/report/goals.ts'
import { drawReport } from '../tests/bench/report/page.ts'
import { printTable } from '../tests/bench/report/table.ts'
import { runBench } from '../tests/bench/run-bench.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { run } from './run.ts'

const usage = `npm run bench -- [options]
  --only bytes,engine,${Object.keys(parts).join(',')}   parts to run (all)
  --only desk   what the overview costs over more and more submissions; some minutes, so only when asked for
  --rows 10000,1000000   how many submissions, for desk
  --subjects ${subjectNames.join(',')}   whom to measure (all)
  --questions 30,1000   sizes of the generated survey (both)
  --runs 5   runs of each, of which the median counts
  --build    build the app again first`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: ['bytes', 'engine', ...Object.keys(parts)].join(',') },
    subjects: { type: 'string', default: subjectNames.join(',') },
    questions: { type: 'string', default: '30,1000' },
    runs: { type: 'string', default: '5' },
    rows: { type: 'string', default: '10000,1000000' },
    build: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

if (values.only === 'desk') {
  const costs = await measureDesk(values.rows.split(',').map(Number), (line) => console.log(line))
  console.log(printCosts(costs))
  mkdirSync('bench', { recursive: true })
  writeFileSync('bench/desk.json', `${JSON.stringify(costs, null, 2)}\n`)
  process.exit(costs.every(({ isExact }) => isExact) ? 0 : 1)
}

if (!existsSync('dist/service-worker.js') || values.build) {
  if (!run(['build', 'node', 'scripts/build.ts'])) process.exit(1)
}
const only = values.only.split(',')
const weighed = weighAndPrint('dist', only.includes('bytes'))
const wanted = (Object.keys(parts) as Part[]).filter((part) => only.includes(part)) // the table's own keys

if (wanted.length > 0 || only.includes('engine')) {
  const whyNoPeers = installPeers()
  if (whyNoPeers) console.log(whyNoPeers)
  const asked = values.subjects.split(',')
  const isThere = (name: SubjectName) =>
    asked.includes(name) && (!whyNoPeers || !['surveyjs', 'formio', 'odk'].includes(name))
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] })
  const load = loadavg()[0] ?? 0
  if (load > cpus().length)
    console.log(`This machine is busy (load ${load.toFixed(1)}): trust the ratios, not the seconds.`)
  const plan = {
    parts: wanted,
    subjects: subjectNames.filter(isThere),
    sizes: values.questions.split(',').map(Number),
    runs: Number(values.runs),
  }
  const engine = only.includes('engine') ? await engineBench(browser, plan.runs, !whyNoPeers) : null
  const samples = await runBench(browser, plan, (line) => console.log(line))
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', load, browser: browser.version() }
  await browser.close()

  const figures = new Figures(samples)
  const goals = goalsOf(figures, weighed.offlineBytes)
  if (wanted.length > 0) console.log(printTable(figures, goals))
  if (engine) console.log(printEngine(engine))
  mkdirSync('bench', { recursive: true })
  const results = { when: new Date().toISOString(), machine, runs: plan.runs, ...weighed, engine, goals, samples }
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync('bench/report.html', drawReport(figures, goals, results))
  console.log('\nbench/report.html shows it.')
}
