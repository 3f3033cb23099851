import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

type Files = ReadonlyMap<string, Buffer>

const newestForm = '2026-12-01'

/**
 * The built app as its n-th version: every hashed file has another name, and everything that names it says so.
 * That is all that a deployment is to a service worker.
 * @param form the only version of the questionnaire that this one brings
 */
function version(number: number, form = newestForm): Files {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) => types[extname(name)])
  const renamed = new Map(
    names
      .filter((name) => name.startsWith('assets/'))
      .map((name) => name.slice('assets/'.length))
      .map((name) => [name, name.replace(newestForm, form).replace(/(\.\w+)$/, `.v${number}$1`)]),
  )
  const files = new Map<string, Buffer>()
  for (const name of names) {
    let text = readFileSync(join('dist', name), 'utf8').replaceAll(newestForm, form)
    for (const [before, after] of renamed) text = text.replaceAll(before.replace(newestForm, form), after)
    text = text.replace(/("?revision"?:\s*["'`])[0-9a-f]{4}/g, `$1000${number}`)
    if (name === 'service-worker.js') text += `\n// version ${number}`
    files.set(
      `/${name.startsWith('assets/') ? `assets/${renamed.get(name.slice('assets/'.length))}` : name}`,
      Buffer.from(text),
    )
  }
  return files
}

/** Serves one version at a time and nothing of the earlier ones, so that what a phone still has, it has itself. */
export class Deployments {
  readonly #server: Server
  #files: Files = version(1)
  /** Addresses that break off half-way. */
  #broken: RegExp | null = null

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const file = this.#files.get(path) ?? (extname(path) === '' ? this.#files.get(shellOf(path)) : undefined)
      if (!file) return void response.writeHead(404).end()
      response.writeHead(200, {
        'Content-Type': types[extname(path)] ?? 'text/html',
        'Content-Length': file.length,
        // So that only the worker's own caches can answer later, and not the browser's by luck.
        'Cache-Control': 'no-store',
      })
      if (this.#broken?.test(path)) response.write(file.subarray(0, file.length / 2), () => response.destroy())
      else response.end(file)
    })
  }

  static async start(): Promise<Deployments> {
    const deployments = new Deployments()
    await new Promise<void>((resolve) => deployments.#server.listen(0, '127.0.0.1', resolve))
    return deployments
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo // a TCP server has no other kind of address
    return `http://localhost:${port}`
  }

  deploy(number: number, broken: RegExp | null = null, form?: string): void {
    this.#files = version(number, form)
    this.#broken = broken
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

const shellOf = (path: string): string => (path.startsWith('/facilitator') ? '/facilitator/index.html' : '/index.html')
