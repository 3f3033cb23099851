import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { serverDigest } from '../sealing/server-digest.ts'

interface StaticFile {
  readonly type: string
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer> | null
  readonly gzip: Uint8Array<ArrayBuffer> | null
}

/** The built client, held in memory: a path that is not a key is no file, so no request can climb out of the folder. */
export interface StaticFiles {
  /** By address, such as `/assets/survey-x1.js`. */
  readonly byPath: ReadonlyMap<string, StaticFile>
  /** CSP sources of the inline scripts that the build left in the pages. */
  readonly scriptHashes: readonly string[]
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Reads a folder once; `.br` and `.gz` beside a file are its compressed forms. */
export function readStaticFiles(folder: string): StaticFiles {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const byPath = new Map<string, StaticFile>()
  for (const name of names) {
    const type = types[extname(name)]
    if (type === undefined || name.startsWith('.')) continue
    const plain = readFileSync(join(folder, name))
    const compressed = (suffix: string) =>
      existsSync(join(folder, name + suffix)) ? readFileSync(join(folder, name + suffix)) : null
    byPath.set(`/${name.replaceAll('\\', '/')}`, {
      type,
      etag: serverDigest(plain, 'base64url').slice(0, 22),
      plain: Uint8Array.from(plain),
      br: copy(compressed('.br')),
      gzip: copy(compressed('.gz')),
    })
  }
  const pages = [...byPath.values()].filter(({ type }) => type.startsWith('text/html'))
  return { byPath, scriptHashes: pages.flatMap(({ plain }) => inlineScriptHashes(new TextDecoder().decode(plain))) }
}

const copy = (bytes: Uint8Array | null) => (bytes === null ? null : Uint8Array.from(bytes))

function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return [...scripts].map(([, script = '']) => `'sha256-${serverDigest(script, 'base64')}'`)
}
