import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { languages } from '../../src/contract/routes.ts'
import { firstQuestionBytes, sum } from '../bench/first-question-bytes.ts'

const definition = 'survey-definitions/femig-global-cso/2026-12-01.json'
/** Fourteen seconds on a 2G network with 40 kbit/s; brotli. */
const mostBytes = 70_000

for (const language of languages) {
  test(`the first question in ${language} costs a phone at most 70 kB`, () => {
    const weighed = firstQuestionBytes('dist', language, definition)
    expect(sum(weighed), weighed.map(({ file, bytes }) => `${bytes} ${file}`).join('\n')).toBeLessThanOrEqual(mostBytes)
  })
}

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

test('no phone of a respondent stores anything that only the coordinator’s page needs', () => {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, Chunk> // Vite's own format
  const worker = readFileSync('dist/service-worker.js', 'utf8')
  const stored = new Set([...worker.matchAll(/"?url"?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url = '']) => url))
  const words = Object.keys(manifest).filter((key) => key.endsWith('/dashboard.json'))
  // The loader of all words knows these too, but no page of a respondent ever asks it for them.
  const ourEntries = ['index.html', 'facilitator/index.html'].flatMap((key) => [...filesOf(manifest, key)])
  const deskWords = words.flatMap((key) => manifest[key]?.file ?? [])
  const ours = new Set(ourEntries.filter((file) => !deskWords.includes(file)))
  const theirs = [...filesOf(manifest, 'coordinator/index.html')].filter((file) => !ours.has(file))

  // One script, one style sheet and the words of five languages at least.
  expect(theirs.length).toBeGreaterThanOrEqual(7)
  expect(['coordinator/index.html', ...theirs].filter((file) => stored.has(file))).toEqual([])
  expect([...ours].filter((file) => !stored.has(file))).toEqual([])
})
