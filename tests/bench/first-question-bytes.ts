import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

type Chunk = {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

export type Weighed = { readonly file: string; readonly bytes: number }

const brotliBytes = (path: string): number => brotliCompressSync(readFileSync(path)).length

/** A chunk's own file, its styles, and those of everything that it imports before it can run. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css ?? []) seen.add(style)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen)
  return seen
}

/**
 * What a phone must have before the first question can be answered: page, script, styles, definition, one language.
 * @param dist     folder of the build
 * @param language one of the five
 * @returns brotli bytes per file, largest first
 */
export function firstQuestionBytes(dist: string, language: string, definition: string): Weighed[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const surveyId = definition.split('/').at(-2) ?? ''
  const entries = [
    'index.html',
    definition,
    `locales/${language}/app.json`,
    `locales/${language}/${surveyId}.json?first-page`,
  ]
  const files = new Set(['index.html'])
  for (const key of entries) {
    if (!manifest[key]) throw new Error(`${dist}/.vite/manifest.json has no ${key}; build again, or mend this list`)
    for (const file of filesOf(manifest, key)) files.add(file)
  }
  return [...files].map((file) => ({ file, bytes: brotliBytes(join(dist, file)) })).sort((a, b) => b.bytes - a.bytes)
}

/** What the service worker keeps for a day without a network, as it comes over the wire. */
export function offlineBytes(dist: string): number {
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8')
  const urls = [...worker.matchAll(/url:\s*["']([^"']+)["']/g), ...worker.matchAll(/"url":\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
  return (
    [...new Set(urls)].reduce((sum, url) => sum + brotliBytes(join(dist, url)), 0) +
    brotliBytes(join(dist, 'service-worker.js'))
  )
}

export const sum = (weighed: readonly Weighed[]): number => weighed.reduce((total, { bytes }) => total + bytes, 0)
