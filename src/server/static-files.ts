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
  readonly inlineHashes: InlineHashes
}

/** CSP sources of the scripts and styles that the build left in the pages. */
export interface InlineHashes {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
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

/**
 * Reads the built client once; `.br` and `.gz` beside a file are its compressed forms.
 * @param oldAssets folder of hashed files of earlier builds, see keep-old-assets.ts
 */
export function readStaticFiles(build: string, oldAssets?: string): StaticFiles {
  const byPath = new Map([...(oldAssets ? readFolder(oldAssets, '/assets/') : []), ...readFolder(build, '/')])
  const pages = [...byPath.values()]
    .filter(({ type }) => type.startsWith('text/html'))
    .map(({ plain }) => new TextDecoder().decode(plain))
  const hashes = (pattern: RegExp) => [...new Set(pages.flatMap((page) => hashesOf(page, pattern)))]
  return { byPath, inlineHashes: { scripts: hashes(inlineScript), styles: hashes(inlineStyle) } }
}

function readFolder(folder: string, base: string): [string, StaticFile][] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return names.flatMap((name): [string, StaticFile][] => {
    const type = types[extname(name)]
    if (type === undefined || name.startsWith('.')) return []
    const plain = readFileSync(join(folder, name))
    const compressed = (suffix: string) =>
      existsSync(join(folder, name + suffix)) ? copy(readFileSync(join(folder, name + suffix))) : null
    const etag = serverDigest(plain, 'base64url').slice(0, 22)
    const file = { type, etag, plain: copy(plain), br: compressed('.br'), gzip: compressed('.gz') }
    return [[base + name.replaceAll('\\', '/'), file]]
  })
}

/** The body of a Response wants bytes of their own, not Node's view of a shared pool. */
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

// A block of data is never run and needs no permission.
const inlineScript = /<script(?![^>]*\s(?:src=|type="application\/json"))[^>]*>([\s\S]*?)<\/script>/g
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g

const hashesOf = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, text = '']) => `'sha256-${serverDigest(text, 'base64')}'`)
