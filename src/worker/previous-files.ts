import { isHashedFile } from './what-is-cached.ts'

const cacheName = 'femig-previous-files'
/** Some five versions of the app; a phone's storage is small. */
const mostFiles = 200

/**
 * Before a new version clears the old one away, keeps the hashed files that it no longer has: a tab with a draft
 * lives on under the new worker and may need one of them, offline.
 * @param current  the cache that both versions share
 * @param ownPaths path names of the new version's files
 */
export async function keepPreviousFiles(current: Cache, ownPaths: ReadonlySet<string>): Promise<void> {
  const previous = await caches.open(cacheName)
  for (const request of await current.keys()) {
    const url = new URL(request.url)
    if (!isHashedFile(url.pathname) || ownPaths.has(url.pathname)) continue
    const response = await current.match(request)
    if (response) await previous.put(url.pathname, response)
  }
  // A cache lists its files in the order in which they came.
  const files = await previous.keys()
  await Promise.all(files.slice(0, Math.max(0, files.length - mostFiles)).map((file) => previous.delete(file)))
}

/** From an earlier version's files, else from the network. */
export async function previousFile(request: Request): Promise<Response> {
  const previous = await caches.open(cacheName)
  return (await previous.match(new URL(request.url).pathname)) ?? fetch(request)
}
