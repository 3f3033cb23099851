import { wordFiles } from './vite-words.ts'

/** What we read of Vite's own list of what it built. */
type Chunk = {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
export type ViteManifest = Readonly<Record<string, Chunk>>

const pagesOfRespondents = ['index.html', 'withdraw/index.html', 'accessibility/index.html']
const pageOfFacilitators = 'facilitator/index.html'
/** Comes into the survey's own page, on a device that goes from hand to hand. */
const kiosk = /^src\/screens\/kiosk\//
// The loader of all words knows these, but no page of a respondent asks it for them.
const wordsOfFacilitators = /^locales\/\w+\/facilitator\.json$/
const wordsOfDesk = /^locales\/\w+\/(dashboard|hub)\.json$/

/** All files that some chunks may ever ask for. */
function reachable(manifest: ViteManifest, from: readonly string[], stops: readonly RegExp[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
    for (const next of chunk.dynamicImports ?? []) if (!stops.some((stop) => stop.test(next))) visit(next)
  }
  for (const key of from) visit(key)
  return files
}

/** The chunks that a page names itself; Vite's list does not always have the page. */
const chunksIn = (html: string, manifest: ViteManifest): string[] =>
  Object.keys(manifest).filter((key) => html.includes(`/${manifest[key]?.file}"`))

const stylesIn = (html: string): string[] =>
  [...html.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, file = '']) => file)

/**
 * Who carries a file of the build: every phone, only a device that a facilitator has prepared, or neither, because the
 * pages that need it need the network anyway.
 * @param pageOf   the built page of that name
 * @param unneeded sources that a page may ask for, but none that lives without the network ever does
 */
export function keepersOf(
  manifest: ViteManifest,
  pageOf: (name: string) => string,
  unneeded: readonly RegExp[] = [],
): (file: string) => 'everybody' | 'facilitator' | 'nobody' {
  const hers = Object.keys(manifest).filter((key) => wordsOfFacilitators.test(key) || kiosk.test(key))
  const begin = (pages: readonly string[]) => pages.flatMap((page) => chunksIn(pageOf(page), manifest))
  const theirs = reachable(manifest, [...begin([pageOfFacilitators]), ...hers], [wordsOfDesk, ...unneeded])
  const everybodys = reachable(manifest, begin(pagesOfRespondents), [
    kiosk,
    wordsOfFacilitators,
    wordsOfDesk,
    ...unneeded,
  ])
  for (const page of pagesOfRespondents) for (const file of stylesIn(pageOf(page))) everybodys.add(file)
  return (file) => {
    if (file === pageOfFacilitators) return 'facilitator'
    // Data, of which Vite's list does not know who asks for it.
    if (file.startsWith(wordFiles) && file.endsWith('.json')) return 'everybody'
    if (everybodys.has(file) || !file.startsWith('assets/')) return 'everybody'
    return theirs.has(file) ? 'facilitator' : 'nobody'
  }
}
