import { spawn } from 'node:child_process'

const children = [
  spawn('node', ['--watch', 'src/server/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, PORT: process.env['API_PORT'] ?? '8080' },
  }),
  spawn('vite', [], { stdio: 'inherit' }),
]
const stop = () => {
  for (const child of children) child.kill()
}
process.on('SIGINT', stop).on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
