/** As the build lists them; `revision` is null where the name says which bytes they are. */
export type ListedFile = { readonly url: string; readonly revision: string | null }

/**
 * Files of this version in a cache that it shares with the versions before and after it: each lies under its address and
 * revision, so that a new version brings its own beside those that the old one still answers with.
 * @param cacheName of that cache
 * @param files of this version
 * @param base  the address that they are relative to
 */
export function createKeptFiles(cacheName: string, files: readonly ListedFile[], base: string) {
  const addressOf = ({ url }: ListedFile): string => new URL(url, base).href
  // As Workbox wrote it, which phones may have been filled by.
  const keyOf = (file: ListedFile): string =>
    file.revision === null ? addressOf(file) : `${addressOf(file)}?__WB_REVISION__=${file.revision}`
  const byAddress = new Map(files.map((file) => [addressOf(file), file]))
  const fileAt = (url: URL): ListedFile | undefined => byAddress.get(url.origin + url.pathname)

  const stored = async (file: ListedFile): Promise<Response | undefined> =>
    (await caches.has(cacheName)) ? (await caches.open(cacheName)).match(keyOf(file)) : undefined

  return {
    paths: (): readonly string[] => files.map((file) => new URL(addressOf(file)).pathname),
    has: (url: URL): boolean => fileAt(url) !== undefined,

    /** Whether any version has begun to keep them on this device. */
    isBegun: (): Promise<boolean> => caches.has(cacheName),

    /**
     * Fetches what is missing. What has come already stays, so that a cut connection need not begin anew.
     * @throws TypeError where one of them does not come: a half-filled cache must not take over
     */
    async keep(): Promise<void> {
      const cache = await caches.open(cacheName)
      // One after the other: the page that is being read goes first.
      for (const file of files) {
        if (await cache.match(keyOf(file))) continue
        const reply = await fetch(addressOf(file), { cache: file.revision === null ? 'default' : 'reload' })
        // A venue's sign-in page answers everything, and well.
        if (!reply.ok || reply.redirected) throw new TypeError(`${file.url} did not come: ${reply.status}`)
        await cache.put(keyOf(file), reply)
      }
    },

    /** How many are not on the device: the browser may clear some behind our back. */
    async missing(): Promise<number> {
      const found = await Promise.all(files.map(stored))
      return found.filter((reply) => reply === undefined).length
    },

    /** Lets go of other versions' files. */
    async forgetOthers(): Promise<void> {
      if (!(await caches.has(cacheName))) return
      const cache = await caches.open(cacheName)
      const own = new Set(files.map(keyOf))
      for (const request of await cache.keys()) if (!own.has(request.url)) await cache.delete(request)
    },

    /** From the device, else from the network: also where the browser's own storage has broken. */
    async answer(url: URL): Promise<Response> {
      const file = fileAt(url)
      return (file && (await stored(file).catch(() => undefined))) ?? fetch(url)
    },
  }
}
