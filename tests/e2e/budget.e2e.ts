import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { languages } from '../../src/contract/routes.ts'
import { firstVisitBytes, offlineBytes, offlineFiles, sum, type Weighed } from '../bench/first-question-bytes.ts'

/** One round trip: ten segments of TCP's first window, less the headers. */
const mostOfPage = 13_500
const mostUntilLive = 52_000
const mostOffline = 170_000

const list = (weighed: readonly Weighed[]): string => weighed.map(({ file, bytes }) => `${bytes} ${file}`).join('\n')

for (const language of languages) {
  test(`the first page in ${language} comes in one round trip, and the app soon after it`, () => {
    const weighed = firstVisitBytes('dist', language)
    // The page, the shared script, the survey's own and the definition.
    expect(weighed.length, list(weighed)).toBe(4)
    expect(weighed[0].bytes, list(weighed)).toBeLessThanOrEqual(mostOfPage)
    expect(sum(weighed), list(weighed)).toBeLessThanOrEqual(mostUntilLive)
  })
}

test('a phone keeps the whole survey in five languages in as many bytes as a photograph', () => {
  const weighed = offlineBytes('dist')
  expect(sum(weighed), list(weighed)).toBeLessThanOrEqual(mostOffline)
})

type Chunk = { readonly file: string; readonly [kind: string]: unknown }

/** All files that a page may ever ask for. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  const lists = [chunk['css'], chunk['imports'], chunk['dynamicImports']] as (string[] | undefined)[] // Vite's own format
  const [css = [], ...imports] = lists
  for (const file of css) seen.add(file)
  for (const imported of imports.flatMap((list) => list ?? [])) filesOf(manifest, imported, seen)
  return seen
}

test('no phone of a respondent stores anything that only the coordinator’s or the facilitator’s page needs', () => {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, Chunk> // Vite's own format
  const stored = new Set(offlineFiles('dist'))
  const prepared = new Set(offlineFiles('dist', 'facilitator'))
  const words = Object.keys(manifest).filter((key) => /\/(dashboard|hub)\.json$/.test(key))
  // The loader of all words knows these too, but no page of a phone ever asks it for them.
  const deskWords = words.flatMap((key) => [...filesOf(manifest, key)])
  const withoutDesk = (key: string) => [...filesOf(manifest, key)].filter((file) => !deskWords.includes(file))
  // Vite's list does not always have a page, but the page names its scripts.
  const scriptsOf = (page: string): string[] => {
    const html = readFileSync(`dist/${page}`, 'utf8')
    return Object.keys(manifest).filter((key) => html.includes(`src="/${manifest[key]?.file}"`))
  }
  const ours = new Set(['index.html', 'facilitator/index.html'].flatMap(scriptsOf).flatMap(withoutDesk))
  expect(ours.size).toBeGreaterThanOrEqual(40)
  const theirs = [...filesOf(manifest, 'coordinator/index.html')].filter((file) => !ours.has(file))

  // One script, one style sheet and the words of five languages at least.
  expect(theirs.length).toBeGreaterThanOrEqual(7)
  expect(['coordinator/index.html', ...theirs].filter((file) => stored.has(file) || prepared.has(file))).toEqual([])
  expect(prepared.size).toBeGreaterThanOrEqual(8)
  expect([...prepared].filter((file) => stored.has(file))).toEqual([])
  // Only a page without the browser's own cryptography asks for the one, and such a page has no service worker; only a
  // survey with rare functions or questions asks for the others, and there is none.
  const keysOf = (name: RegExp) => Object.keys(manifest).filter((key) => name.test(key))
  const unneeded = keysOf(
    /\/(plain-http|whole-vocabulary|rare-control|name-files|draft-files|send-files)\.tsx?$|\/questions\.json$/,
  ).flatMap((key) => [...filesOf(manifest, key)])
  const isKept = (file: string) => stored.has(file) || prepared.has(file)
  const missing = [...ours].filter((file) => !isKept(file))
  for (const key of keysOf(/\/(plain-http|rare-control)\.tsx?$|\/questions\.json$/))
    expect(missing).toContain(manifest[key]?.file)
  expect(missing.filter((file) => !unneeded.includes(file))).toEqual([])
  // What is kept finds on the phone whatever it cannot begin without.
  const needed = Object.values(manifest).flatMap(
    ({ file, imports }) => (isKept(file) ? ((imports ?? []) as string[]).map((key) => manifest[key]?.file ?? key) : []), // Vite's own format
  )
  expect(needed.filter((file) => !isKept(file))).toEqual([])
})

test('no page but the survey’s own asks for the script that begins the survey', () => {
  const html = (page: string) => readFileSync(`dist/${page}`, 'utf8')
  const begins = /assets\/start-[\w-]+\.js/.exec(html('index.html'))?.[0]
  expect(begins).toBeDefined()
  for (const page of ['facilitator', 'withdraw', 'accessibility', 'hub', 'coordinator'])
    expect(html(`${page}/index.html`)).not.toContain(begins)
})
