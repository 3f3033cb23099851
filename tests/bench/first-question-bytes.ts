import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

export type Weighed = { readonly file: string; readonly bytes: number }

const weigh = (dist: string, file: string): Weighed => ({
  file,
  bytes: brotliCompressSync(readFileSync(join(dist, file))).length,
})

/**
 * What a phone must have on its first visit, as it comes over the wire.
 * @param dist     folder of the build
 * @param language one of the five
 * @returns brotli bytes per file: first the page, in which the first question can be read and answered and "Continue" is
 *          remembered; then what must follow until the app has taken over
 */
export function firstVisitBytes(dist: string, language: string): readonly [page: Weighed, ...Weighed[]] {
  const page = `first/${language}.html`
  const html = readFileSync(join(dist, page), 'utf8')
  const linked = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].flatMap(([tag]) => {
    if (!/type="module"|rel="(?:modulepreload|stylesheet)"/.test(tag)) return []
    return /(?:src|href)="\/([^"]+)"/.exec(tag)?.[1] ?? []
  })
  return [weigh(dist, page), ...[...new Set(linked)].map((file) => weigh(dist, file))]
}

/** Addresses that the service worker keeps: on every phone, or only on one that a facilitator has prepared. */
export function offlineFiles(dist: string, whose: 'everybody' | 'facilitator' = 'everybody'): readonly string[] {
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8')
  const listed = [...worker.matchAll(/\{[^{}]*"?url"?:\s*["'`]([^"'`]+)["'`][^{}]*\}/g)]
  const isHers = (entry: string): boolean => /"?for"?:\s*["'`]facilitator["'`]/.test(entry)
  return [...new Set(listed.flatMap(([entry, url = '']) => (isHers(entry) === (whose === 'facilitator') ? url : [])))]
}

/** What the service worker keeps on every phone for a day without a network, as it comes over the wire. */
export function offlineBytes(dist: string): Weighed[] {
  return ['service-worker.js', ...offlineFiles(dist)].map((file) => weigh(dist, file)).sort((a, b) => b.bytes - a.bytes)
}

export const sum = (weighed: readonly Weighed[]): number => weighed.reduce((total, { bytes }) => total + bytes, 0)
