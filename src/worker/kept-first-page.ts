import type { Language } from '../contract/routes.ts'

const cacheName = 'femig-first-page'
const addressOf = (language: Language): string => `/first/${language}.html`

const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script type="module"[^>]*\ssrc="([^"]+)"/g)].map(([, path = '']) => path)

/**
 * The first page as it was kept, for the next visit to show before any script runs.
 * @param isOurs whether a script belongs to this version: a page of another one, or of a venue's network, is none of ours
 */
export async function keptFirstPage(
  language: Language,
  isOurs: (path: string) => boolean,
): Promise<Response | undefined> {
  const reply = await (await caches.open(cacheName)).match(addressOf(language))
  const scripts = reply ? scriptsOf(await reply.clone().text()) : []
  return scripts.length > 0 && scripts.every(isOurs) ? reply : undefined
}

/**
 * Keeps the first page in one language, as the server sends it now. Five would be a fifth of what the phone holds of the
 * survey; in the other four the next visit begins with the script, as it does where this fails.
 */
export async function keepFirstPage(language: Language): Promise<void> {
  try {
    const reply = await fetch(`/?lang=${language}`)
    if (!reply.ok || reply.redirected) return
    const cache = await caches.open(cacheName)
    for (const other of await cache.keys()) await cache.delete(other)
    await cache.put(addressOf(language), reply)
  } catch {
    // Offline, or the phone is full.
  }
}
