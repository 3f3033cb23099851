import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Served } from './subject.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

/**
 * Starts the real server over a build, with a database of its own.
 * @param folder the repository, or one that stage-product.ts made
 */
export async function serveProduct(folder: string): Promise<Served> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'femig-bench-'))
  const env = { ...process.env, PORT: String(port), HOST: 'localhost', DATA_DIR: dataDir, DATABASE_URL: '' }
  const server = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // A bench that is broken off leaves no server behind.
  process.once('exit', () => server.kill())
  let complaint = ''
  server.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const url = `http://localhost:${port}/`
  const isUp = () =>
    fetch(`${url}healthz`).then(
      (reply) => reply.ok,
      () => false,
    )
  while (!(await isUp())) {
    if (server.exitCode !== null) throw new Error(`The server of ${folder} ended at once: ${complaint}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
