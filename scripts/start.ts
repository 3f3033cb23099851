import { run } from './run.ts'

if (run(['build', 'vite', 'build', '--logLevel', 'warn'])) await import('../src/server/main.ts')
else process.exitCode = 1
