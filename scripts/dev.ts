import { spawn } from 'node:child_process'

const children = [
  spawn('node', ['--watch', 'src/server/main.ts'], {
    stdio: 'inherit',
    // The page comes from Vite's address: without it the server would take a sign-in for one from another site.
    env: { PUBLIC_URL: 'http://localhost:5173', ...process.env, PORT: process.env['API_PORT'] ?? '8080' },
  }),
  spawn('vite', [], {
    stdio: 'inherit',
    // English in longer words with accents, in brackets: shows what does not fit and what is in no locale file.
    env: { ...process.env, ...(process.argv.includes('--pseudo') ? { VITE_PSEUDO: '1' } : {}) },
  }),
]
const stop = () => {
  for (const child of children) child.kill()
}
process.on('SIGINT', stop).on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
