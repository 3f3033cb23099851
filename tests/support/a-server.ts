import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
}

export interface ServerProcess {
  /** `http://localhost:<port>`; rejects with what it printed when the process ends instead. */
  readonly url: Promise<string>
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<Ended>
  readonly ended: Promise<Ended>
}

/** The server as its own process on a free port; it is killed after the test. */
export function aServer(env: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      TZ: process.env['TZ'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  const ended = new Promise<Ended>((done) => child.once('close', (code, signal) => done({ code, signal })))
  const url = addressOf(child, texts)
  // Whoever waits for the end only does not ask for the address.
  url.catch(() => {})
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    url,
    ended,
    output: () => texts,
    kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}

function addressOf(child: ChildProcess, texts: { stdout: string; stderr: string }): Promise<string> {
  return new Promise((done, failed) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      texts.stderr += chunk.toString()
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      texts.stdout += chunk.toString()
      const [, port] = /coordinator .*:(\d+)\//.exec(texts.stdout) ?? []
      if (port) done(`http://localhost:${port}`)
    })
    child.once('close', () => failed(new Error(`the server ended: ${texts.stderr}`)))
  })
}
