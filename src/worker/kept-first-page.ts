import type { Language } from '../contract/routes.ts'
import { scriptsOf, withScriptsLater } from './kept-scripts.ts'

export const firstPageCache = 'femig-first-page'
/** The plainest address of the survey: the browser itself answers it from here where it can, before the worker has started. */
export const firstPageAddress = '/'

const isIn = (language: Language, html: string): boolean => /<html[^>]*\slang="(\w+)"/.exec(html)?.[1] === language

/**
 * The first page as it was kept, for the next visit to show before any script runs.
 * @param language the one that the link asks for; null where it asks for none: what is kept is in the device's own, and
 *                 to ask the device which one that is would take longer than all the rest
 * @param isOurs   whether a script belongs to this version: a page of another one is none of ours
 */
export async function keptFirstPage(
  language: Language | null,
  isOurs: (path: string) => boolean,
): Promise<Response | undefined> {
  const reply = await (await caches.open(firstPageCache)).match(firstPageAddress)
  const html = (await reply?.clone().text()) ?? ''
  const scripts = scriptsOf(html)
  const isWanted = scripts.length > 0 && scripts.every(isOurs) && (language === null || isIn(language, html))
  return isWanted ? reply : undefined
}

/** As the answer to every visit: the server varies it by what a browser asks for, and the browser would not find it again. */
async function keep(reply: Response, body: BodyInit | null = reply.body): Promise<void> {
  const headers = new Headers(reply.headers)
  headers.delete('Vary')
  const { status, statusText } = reply
  const cache = await caches.open(firstPageCache)
  await cache.put(firstPageAddress, new Response(body, { status, statusText, headers }))
}

/**
 * Keeps the page that begins with the script. Where a worker is installed something must lie there at any time: the
 * browser asks the network for what it misses.
 * @param shell its reply
 */
export const keepShell = (shell: Response): Promise<void> => keep(shell)

/**
 * Keeps the first page in the language of the device, as the server sends it now. Five would be a fifth of what the phone
 * holds of the survey; in the other four the next visit begins with the script, as it does where this fails.
 */
export async function keepFirstPage(language: Language): Promise<void> {
  try {
    const kept = (await (await caches.match(firstPageAddress, { cacheName: firstPageCache }))?.text()) ?? ''
    // First of all, so that no page in another language than the device's is left where the network is gone.
    const shell = isIn(language, kept) ? undefined : await caches.match('/index.html', { ignoreSearch: true })
    if (shell) await keepShell(shell)
    const reply = await fetch(`/?lang=${language}`)
    if (!reply.ok || reply.redirected) return
    const html = await reply.clone().text()
    const scripts = scriptsOf(html)
    // A page of a venue's network has none of ours, and one of a newer version has some that are not here yet.
    const areHere = await Promise.all(scripts.map((path) => caches.match(path)))
    if (scripts.length > 0 && areHere.every((script) => script)) await keep(reply, withScriptsLater(html))
  } catch {
    // Offline, or the phone is full.
  }
  // A browser holds on to the last text that a pattern was found in, and this one is a whole page.
  ;/^/.exec('')
}
