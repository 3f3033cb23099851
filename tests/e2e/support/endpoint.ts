import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

/** A real server process over the built app, on a port and a database of its own, that can be killed and come back. */
export class Endpoint {
  readonly port: number
  readonly dataDir: string
  readonly #settings: Readonly<Record<string, string>>
  readonly #folder: string
  #process: ChildProcess | null = null

  private constructor(port: number, dataDir: string, settings: Readonly<Record<string, string>>, folder: string) {
    this.port = port
    this.dataDir = dataDir
    this.#settings = settings
    this.#folder = folder
  }

  /**
   * @param settings environment variables that should differ from the usual
   * @param folder of the product, see `stageSurvey`
   */
  static async start(settings: Readonly<Record<string, string>> = {}, folder = '.'): Promise<Endpoint> {
    const endpoint = new Endpoint(await freePort(), mkdtempSync(join(tmpdir(), 'femig-e2e-')), settings, folder)
    await endpoint.start()
    return endpoint
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      HOST: 'localhost',
      DATA_DIR: this.dataDir,
      DATABASE_URL: '',
      ...this.#settings,
    }
    const server = spawn('node', [join(this.#folder, 'src/server/main.ts')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = server
    let complaint = ''
    server.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    for (;;) {
      if (server.exitCode !== null) throw new Error(`The server ended at once: ${complaint}`)
      const isUp = await fetch(`${this.url}/healthz`).then(
        (reply) => reply.ok,
        () => false,
      )
      if (isUp) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const server = this.#process
    this.#process = null
    if (!server || server.exitCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await gone
  }

  async progress(): Promise<{ received: number; usable: number; total: number }> {
    const reply = await fetch(`${this.url}/api/v1/surveys/femig-global-cso/progress`)
    // The contract's own shape; the server's tests check it.
    return (await reply.json()) as { received: number; usable: number; total: number }
  }
}
