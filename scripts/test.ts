import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checks } from './check.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { ensureEngines } from './ensure-engines.ts'
import { run, type Step } from './run.ts'

const vitestReport = 'test-results/vitest.json'
const e2eReport = 'test-results/e2e.json'

const build: Step = ['build', 'vite', 'build', '--logLevel', 'warn']
const unit: Step = [
  'unit, component, server',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
]
const e2e: Step = ['end to end', 'playwright', 'test', ...process.argv.slice(3)]

function countsOf(file: string, read: (report: never) => [passed: number, failed: number]): [number, number] {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')) as never)
  } catch {
    return [0, 1]
  }
}

type Suite = {
  readonly suites?: readonly Suite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly { readonly status: string; readonly annotations: readonly { description?: string }[] }[]
  }[]
}

/** Every end-to-end test that did not run, and why: a skipped test that nobody hears of is a lie. */
const skippedIn = ({ suites = [], specs = [] }: Suite): string[] => [
  ...suites.flatMap(skippedIn),
  ...specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => `${title}: ${annotations.map(({ description }) => description).join(', ')}`),
  ),
]

// Hundreds of servers and commands start in the tests, each from the same sources.
const compileCache = resolve('node_modules/.cache/compile')

const memory = '/dev/shm'
const roomForTests = 2 * 1024 ** 3

/** Where hundreds of small databases come and go: in memory that takes a fifth less time than on a disk. */
function quickFolder(): string {
  let at = tmpdir()
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize >= roomForTests) at = memory
  } catch {
    // Only Linux has it.
  }
  const folder = mkdtempSync(join(at, 'femig-test-'))
  // PostgreSQL does not run as root, and has to get through to its own.
  chmodSync(folder, 0o755)
  return folder
}

const only = process.argv[2]
const start = performance.now()
rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })
ensureEngines()
const env = {
  ...process.env,
  CHROMIUM_PATH: await ensureBrowser(),
  TZ: 'Asia/Kathmandu',
  CI: '1',
  NODE_COMPILE_CACHE: compileCache,
}

const before = only === 'e2e' ? [] : checks
const results = before.map((step) => run(step, env))
let passed = results.filter(Boolean).length
let failed = results.length - passed
const skipped: string[] = []

if (only !== 'e2e') {
  const folder = quickFolder()
  run(unit, { ...env, TMPDIR: folder })
  rmSync(folder, { recursive: true, force: true })
  const [good, bad] = countsOf(
    vitestReport,
    (report: { numPassedTests: number; numFailedTests: number; success: boolean }) => [
      report.numPassedTests,
      // A file that does not load has no failed test of its own.
      Math.max(report.numFailedTests, report.success ? 0 : 1),
    ],
  )
  passed += good
  failed += bad
}
if (run(build, env)) {
  const green = run(e2e, env)
  const [good, bad] = countsOf(
    e2eReport,
    (report: { stats: { expected: number; unexpected: number; flaky: number } } & Suite) => {
      skipped.push(...skippedIn(report))
      return [report.stats.expected + report.stats.flaky, Math.max(report.stats.unexpected, green ? 0 : 1)]
    },
  )
  passed += good
  failed += bad
} else {
  failed += 1
}
console.log(`## in all ${((performance.now() - start) / 1000).toFixed(0)} s`)
if (skipped.length > 0) console.log(`## ${skipped.length} skipped\n${skipped.map((line) => `   ${line}`).join('\n')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
