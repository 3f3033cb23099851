import { run } from './run.ts'

process.exitCode = run(['build', 'vite', 'build', '--logLevel', 'warn']) ? 0 : 1
