import { run, type Step } from './run.ts'

/** Everything that can be told without running the app, cheapest first. */
export const checks: readonly Step[] = [
  ['lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types: pure folders', 'tsc', '-p', 'tsconfig.pure.json'],
  ['types: server side', 'tsc', '-p', 'tsconfig.node.json'],
  ['types: browser side', 'tsc', '-p', 'tsconfig.browser.json'],
  ['lock file', 'node', 'scripts/check-lock.ts'],
  ['definition', 'node', 'src/cli/main.ts', 'lint', 'survey-definitions/femig-global-cso/2026-12-01.json'],
  ['texts', 'node', 'src/cli/main.ts', 'texts', 'status'],
]

if (import.meta.main) process.exitCode = checks.map((step) => run(step)).every(Boolean) ? 0 : 1
