import type { Language } from '../contract/routes.ts'

const cacheName = 'femig-first-page'
const addressOf = (language: Language): string => `/first/${language}.html`

const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script type="module"[^>]*\ssrc="([^"]+)"/g)].map(([, path = '']) => path)

/**
 * The first page as it was kept, for the next visit to show before any script runs.
 * @param language the one that the link asks for; null where it asks for none: what is kept is in the device's own, and
 *                 to ask the device which one that is would take longer than all the rest
 * @param isOurs   whether a script belongs to this version: a page of another one, or of a venue's network, is none of ours
 */
export async function keptFirstPage(
  language: Language | null,
  isOurs: (path: string) => boolean,
): Promise<Response | undefined> {
  const cache = await caches.open(cacheName)
  const kept = language ? addressOf(language) : (await cache.keys())[0]
  const reply = kept ? await cache.match(kept) : undefined
  const scripts = reply ? scriptsOf(await reply.clone().text()) : []
  return scripts.length > 0 && scripts.every(isOurs) ? reply : undefined
}

/**
 * Keeps the first page in the language of the device, as the server sends it now. Five would be a fifth of what the phone
 * holds of the survey; in the other four the next visit begins with the script, as it does where this fails.
 */
export async function keepFirstPage(language: Language): Promise<void> {
  try {
    const cache = await caches.open(cacheName)
    // First of all, so that no page in another language than the device's is left where the network is gone.
    for (const other of await cache.keys()) if (!other.url.endsWith(addressOf(language))) await cache.delete(other)
    const reply = await fetch(`/?lang=${language}`)
    if (reply.ok && !reply.redirected) await cache.put(addressOf(language), reply)
  } catch {
    // Offline, or the phone is full.
  }
}
