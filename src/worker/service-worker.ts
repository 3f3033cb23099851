/// <reference lib="webworker" />
import { cacheNames, clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  matchPrecache,
  precacheAndRoute,
} from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { firstKnownLanguage } from '../contract/languages.ts'
import { within } from '../queue/within.ts'
import { createFacilitatorFiles, type FacilitatorFile, facilitatorCache } from './facilitator-files.ts'
import { firstPageAddress, firstPageCache, keepShell, keptFirstPage } from './kept-first-page.ts'
import { keepPreviousFiles, previousFile } from './previous-files.ts'
import { isHashedFile, type Shell, shellFor } from './what-is-cached.ts'

declare const self: ServiceWorkerGlobalScope

/** As the build writes them: see vite.config.ts. */
type ListedFile = FacilitatorFile & { readonly for?: 'facilitator' }

const manifest = self.__WB_MANIFEST as readonly ListedFile[]
const everybodys = manifest.filter((file) => file.for === undefined)
const pathOf = ({ url }: ListedFile): string => new URL(url, self.location.href).pathname
const facilitator = createFacilitatorFiles(
  manifest.filter((file) => file.for === 'facilitator'),
  self.location.href,
)

async function keepBothPrevious(): Promise<void> {
  const ownPaths = new Set(manifest.map(pathOf))
  for (const name of [cacheNames.precache, facilitatorCache])
    if (await caches.has(name)) await keepPreviousFiles(await caches.open(name), ownPaths)
}

self.addEventListener('install', (event) => {
  // A full phone must not be kept from the new version; the server has the old files as well.
  event.waitUntil(keepBothPrevious().catch(() => undefined))
  // All or nothing here too: a device that was prepared with the old version is so with the new one, or stays with the old.
  event.waitUntil(facilitator.isPrepared().then((isPrepared) => (isPrepared ? facilitator.keep() : undefined)))
})
self.addEventListener('activate', (event) => event.waitUntil(facilitator.forgetOthers()))

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
  const shell = (await matchPrecache('/index.html')) ?? (await fetch('/index.html'))
  if (!shell.ok || shell.redirected) throw new TypeError(`/index.html did not come: ${shell.status}`)
  await keepShell(shell)
}

// Pages have routes of their own below; this one would answer `/` before them.
precacheAndRoute([...everybodys], { directoryIndex: '' })
// Of other versions of Workbox only. Files of our own earlier versions leave when this worker activates.
cleanupOutdatedCaches()

const shells: readonly Shell[] = ['/index.html', '/withdraw/index.html', '/accessibility/index.html']
for (const shell of shells) {
  // Binding to a file that this build did not precache would end the worker at its start.
  if (!getCacheKeyForURL(shell)) continue
  const fromShell = createHandlerBoundToURL(shell)
  registerRoute(
    ({ request, url }) =>
      request.mode === 'navigate' && url.origin === self.location.origin && shellFor(url.pathname) === shell,
    shell === '/index.html' ? async (asked) => (await firstPageFor(asked.url)) ?? fromShell(asked) : fromShell,
  )
}

/** A cache that does not answer must not keep anybody from the survey. */
const patienceMs = 300

/** The page to begin with before any script, if it was kept in the language that the script will choose. */
async function firstPageFor(url: URL): Promise<Response | null | undefined> {
  const asked = url.searchParams.get('lang')
  const kept = keptFirstPage(asked ? firstKnownLanguage([asked, ...self.navigator.languages]) : null, isPrecached)
  return within(patienceMs, kept)
}

const isPrecached = (path: string): boolean => getCacheKeyForURL(path) !== undefined

const isOurs = (url: URL): boolean => url.origin === self.location.origin
const facilitatorShell = new URL('/facilitator/index.html', self.location.href)
registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && isOurs(url) && shellFor(url.pathname) === facilitatorShell.pathname,
  () => facilitator.answer(facilitatorShell),
)
registerRoute(
  ({ url }) => facilitator.has(url),
  ({ url }) => facilitator.answer(url),
)

registerRoute(
  ({ url }) => isOurs(url) && isHashedFile(url.pathname),
  ({ request }) => previousFile(request),
)

self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: unknown } // anything may be posted; only these are understood
  const reply = (answer: unknown): void => event.ports[0]?.postMessage(answer)
  // Not in install: a new version takes over when a person says so, on a screen without an open draft.
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'KEEP_FACILITATOR_FILES')
    event.waitUntil(
      facilitator.keep().then(
        () => reply(true),
        () => reply(false),
      ),
    )
  if (type === 'COUNT_MISSING_FILES')
    event.waitUntil(
      Promise.all([missingOfEverybodys(), facilitator.missing()]).then(([ours, hers]) => reply(ours + hers)),
    )
})

/** What the browser may have cleared behind our back. */
async function missingOfEverybodys(): Promise<number> {
  const cache = await caches.open(cacheNames.precache)
  const found = await Promise.all(everybodys.map(({ url }) => cache.match(getCacheKeyForURL(url) ?? url)))
  return found.filter((reply) => reply === undefined).length
}

// Lets the very first visit work offline without a reload. It takes over only pages that no worker controls yet.
clientsClaim()
