import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { address, routes } from '../../src/contract/routes.ts'
import { hashPassword } from '../../src/sealing/password.ts'
import type { Store } from '../../src/store/store.ts'

export interface ExportFigures {
  readonly database: string
  readonly what: string
  readonly rows: number
  /** Until the first bytes were there. */
  readonly firstSeconds: number
  readonly seconds: number
  readonly megabytes: number
  /** The most that the server process held at any moment of the download, in MB. */
  readonly peakMemory: number
}

interface Settings {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

const person = { name: 'Amina', password: 'seven small boats at dawn' }

/** Somebody who may take data out. */
export async function prepareExports(store: Store): Promise<void> {
  await store.saveCoordinator(person.name, await hashPassword(person.password), '2026-12-03', 'analyst')
}

/**
 * Takes everything out of a server with so many submissions, over HTTP, and watches what the process holds meanwhile:
 * first by a reader who takes a chunk and then waits, as on a poor line, then as fast as it comes.
 */
export async function runExports(
  settings: Settings,
  rows: number,
  tell: (figures: ExportFigures) => void,
): Promise<void> {
  for (const [what, path] of downloads()) {
    // A process of its own for each, so that the figures are its own too.
    const server = await start(settings)
    try {
      const cookie = await signIn(server.url)
      forgetPeak(server.child)
      const taken = await drain(`${server.url}${path}`, cookie, what === 'slow csv' ? 20 : 0)
      tell({
        database: settings.databaseUrl === null ? 'sqlite' : 'postgres',
        what,
        rows,
        ...taken,
        peakMemory: peakMemory(server.child),
      })
    } finally {
      server.child.kill('SIGKILL')
    }
  }
}

function downloads(): readonly (readonly [string, string])[] {
  const path = (format: string, query = '') => `${address(routes.coordinatorExportAnswers, { format })}${query}`
  return [
    ['slow csv', path('csv')],
    ['csv', path('csv')],
    ['csv, one day', path('csv', '?from=2026-12-20&to=2026-12-20')],
    ['json', path('json')],
    ['sav', path('sav')],
    ['package', path('package')],
    ['xlsx', path('xlsx')],
  ]
}

async function start({ dataDir, databaseUrl }: Settings): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [...startFlags(), 'src/server/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: dataDir,
      // As `npm start` has it.
      NODE_COMPILE_CACHE: resolve('node_modules/.cache/compile'),
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const port = await new Promise<string>((done, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /coordinator .*:(\d+)\//.exec(said)?.[1]
      if (found) done(found)
    })
    child.once('close', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  return { url: `http://localhost:${port}`, child }
}

/** Those of `npm start`: a young generation that may grow holds memory for rows that were sent long ago. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } } // our own file
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}${routes.coordinatorSession}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify(person),
  })
  if (!response.ok) throw new Error(`signing in failed: ${response.status}`)
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

/** @param waits so many seconds, one after each of the first chunks, during which nothing is read */
async function drain(
  url: string,
  cookie: string,
  waits: number,
): Promise<Pick<ExportFigures, 'firstSeconds' | 'seconds' | 'megabytes'>> {
  const begun = performance.now()
  const sinceThen = () => Math.round((performance.now() - begun) / 100) / 10
  const response = await fetch(url, { headers: { Cookie: cookie, 'Accept-Encoding': 'identity' } })
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`)
  let bytes = 0
  let waited = 0
  let firstSeconds = 0
  for await (const chunk of response.body) {
    if (bytes === 0) firstSeconds = sinceThen()
    bytes += chunk.length
    if (waited < waits) {
      waited += 1
      await new Promise((done) => setTimeout(done, 1000))
    }
    // What a slow reader shows has been seen; the rest is the next download's.
    else if (waits > 0) break
  }
  return { firstSeconds, seconds: sinceThen(), megabytes: Math.round(bytes / 1e5) / 10 }
}

/** Checking a password takes 134 MB for a moment, by intent. @source proc(5): clear_refs */
function forgetPeak({ pid }: ChildProcess): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** @source proc(5): VmHWM, the peak of the resident set */
function peakMemory({ pid }: ChildProcess): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
