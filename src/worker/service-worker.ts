/// <reference lib="webworker" />
import { cacheNames, clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { firstKnownLanguage } from '../contract/languages.ts'
import { keptFirstPage } from './kept-first-page.ts'
import { keepPreviousFiles, previousFile } from './previous-files.ts'
import { isHashedFile, type Shell, shellFor } from './what-is-cached.ts'

declare const self: ServiceWorkerGlobalScope

const manifest = self.__WB_MANIFEST
const urlOf = (entry: (typeof manifest)[number]): string => (typeof entry === 'string' ? entry : entry.url)

self.addEventListener('install', (event) => {
  const ownPaths = new Set(manifest.map((entry) => new URL(urlOf(entry), self.location.href).pathname))
  event.waitUntil(
    caches
      .open(cacheNames.precache)
      .then((current) => keepPreviousFiles(current, ownPaths))
      // A full phone must not be kept from the new version; the server has the old files as well.
      .catch(() => undefined),
  )
})

// Pages have routes of their own below; this one would answer `/` before them.
precacheAndRoute(manifest, { directoryIndex: '' })
// Of other versions of Workbox only. Files of our own earlier versions leave when this worker activates.
cleanupOutdatedCaches()

const shells: readonly Shell[] = [
  '/index.html',
  '/facilitator/index.html',
  '/withdraw/index.html',
  '/accessibility/index.html',
]
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
async function firstPageFor(url: URL): Promise<Response | undefined> {
  const asked = url.searchParams.get('lang')
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))
  const kept = keptFirstPage(asked ? firstKnownLanguage([asked, ...self.navigator.languages]) : null, isPrecached)
  return Promise.race([kept.catch(() => undefined), tooLate])
}

const isPrecached = (path: string): boolean => getCacheKeyForURL(path) !== undefined

registerRoute(
  ({ url }) => url.origin === self.location.origin && isHashedFile(url.pathname),
  ({ request }) => previousFile(request),
)

// Not in install: a new version takes over when a person says so, on a screen without an open draft.
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: unknown } // anything may be posted; only this one is understood
  if (type === 'SKIP_WAITING') void self.skipWaiting()
})

// Lets the very first visit work offline without a reload. It takes over only pages that no worker controls yet.
clientsClaim()
