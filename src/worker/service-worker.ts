/// <reference lib="webworker" />
import { firstKnownLanguage } from '../contract/languages.ts'
import { within } from '../queue/within.ts'
import { createKeptFiles, type ListedFile } from './kept-files.ts'
import { firstPageAddress, firstPageCache, keepShell, keptFirstPage } from './kept-first-page.ts'
import { keepPreviousFiles, previousFile } from './previous-files.ts'
import { isHashedFile, type Shell, shellFor } from './what-is-cached.ts'

declare const self: ServiceWorkerGlobalScope & {
  /** As the build writes it: see vite.config.ts. */
  readonly __WB_MANIFEST: readonly (ListedFile & { readonly for?: 'facilitator' })[]
}

// Asked for once: the build puts the list in the place of the name.
const manifest = self.__WB_MANIFEST
const at = (path: string): URL => new URL(path, self.location.href)
const filesFor = (whose: 'facilitator' | undefined, cacheName: string) =>
  createKeptFiles(
    cacheName,
    manifest.filter((file) => file.for === whose),
    self.location.href,
  )

// As Workbox named it, which filled it before: a phone that has the app need not fetch all of it again.
const everybodysCache = `workbox-precache-v2-${self.registration.scope}`
const facilitatorsCache = 'femig-facilitator-files'
const everybodys = filesFor(undefined, everybodysCache)
/** Her page, hand-over mode and their words: they come when she opens her page, and from then on with every new version. */
const facilitators = filesFor('facilitator', facilitatorsCache)

async function keepBothPrevious(): Promise<void> {
  const ownPaths = new Set([...everybodys.paths(), ...facilitators.paths()])
  for (const name of [everybodysCache, facilitatorsCache])
    if (await caches.has(name)) await keepPreviousFiles(await caches.open(name), ownPaths)
}

self.addEventListener('install', (event) => {
  // A full phone must not be kept from the new version; the server has the old files as well.
  event.waitUntil(keepBothPrevious().catch(() => undefined))
  // All or nothing: a half-filled cache never takes over.
  event.waitUntil(everybodys.keep())
  // Here too: a device that was prepared with the old version is so with the new one, or stays with the old.
  event.waitUntil(facilitators.isBegun().then((isPrepared) => (isPrepared ? facilitators.keep() : undefined)))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([everybodys.forgetOthers(), facilitators.forgetOthers()]))
  // Lets the very first visit work offline without a reload. It takes over only pages that no worker controls yet.
  event.waitUntil(self.clients.claim())
})

/** Chromium's alone; in other browsers the worker answers, which takes as long as it takes to start. */
type Routing = { readonly addRoutes?: (rule: unknown) => Promise<void> }

self.addEventListener('install', (event) => {
  const condition = { urlPattern: { pathname: firstPageAddress, search: '' }, requestMode: 'navigate' }
  const routes = (event as Routing).addRoutes?.({ condition, source: { cacheName: firstPageCache } })
  event.waitUntil(Promise.all([routes, keepShellUnless(caches.match(firstPageAddress, { cacheName: firstPageCache }))]))
})
// What was kept by another version goes with it.
self.addEventListener('activate', (event) => event.waitUntil(keepShellUnless(keptFirstPage(null, isPrecached))))

/** All or nothing, like the files of a version. */
async function keepShellUnless(kept: Promise<Response | undefined>): Promise<void> {
  if (await kept) return
  const shell = await everybodys.answer(at('/index.html'))
  if (!shell.ok || shell.redirected) throw new TypeError(`/index.html did not come: ${shell.status}`)
  await keepShell(shell)
}

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request)
  if (answer) event.respondWith(answer)
})

/** As the table in `what-is-cached.ts` has it; undefined leaves it to the network. */
function answerTo(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return undefined
  const shell = request.mode === 'navigate' ? shellFor(url.pathname) : null
  if (shell) return pageFrom(shell, url)
  const kept = [everybodys, facilitators].find((files) => files.has(url))
  if (kept) return kept.answer(url)
  return isHashedFile(url.pathname) ? previousFile(request) : undefined
}

async function pageFrom(shell: Shell, url: URL): Promise<Response> {
  const first = shell === '/index.html' ? await firstPageFor(url) : null
  return first ?? (shell === '/facilitator/index.html' ? facilitators : everybodys).answer(at(shell))
}

/** A cache that does not answer must not keep anybody from the survey. */
const patienceMs = 300

/** The page to begin with before any script, if it was kept in the language that the script will choose. */
async function firstPageFor(url: URL): Promise<Response | null | undefined> {
  const asked = url.searchParams.get('lang')
  const kept = keptFirstPage(asked ? firstKnownLanguage([asked, ...self.navigator.languages]) : null, isPrecached)
  return within(patienceMs, kept)
}

const isPrecached = (path: string): boolean => everybodys.has(at(path))

self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: unknown } // anything may be posted; only these are understood
  const reply = (answer: unknown): void => event.ports[0]?.postMessage(answer)
  // Not in install: a new version takes over when a person says so, on a screen without an open draft.
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'KEEP_FACILITATOR_FILES')
    event.waitUntil(
      facilitators.keep().then(
        () => reply(true),
        () => reply(false),
      ),
    )
  if (type === 'COUNT_MISSING_FILES')
    event.waitUntil(
      Promise.all([everybodys.missing(), facilitators.missing()]).then(([ours, hers]) => reply(ours + hers)),
    )
})
