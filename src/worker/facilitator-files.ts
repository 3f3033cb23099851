export const facilitatorCache = 'femig-facilitator-files'

/** As Workbox's manifest has them; `revision` is null where the name says which bytes they are. */
export type FacilitatorFile = { readonly url: string; readonly revision: string | null }

export type FacilitatorFiles = ReturnType<typeof createFacilitatorFiles>

/**
 * The files of this version that only a facilitator's device carries: her page, hand-over mode and their words.
 * They come when she opens her page, and from then on with every new version.
 * @param files of this version
 * @param base  the address that they are relative to
 */
export function createFacilitatorFiles(files: readonly FacilitatorFile[], base: string) {
  const addressOf = ({ url }: FacilitatorFile): string => new URL(url, base).href
  const keyOf = (file: FacilitatorFile): string =>
    file.revision === null ? addressOf(file) : `${addressOf(file)}?revision=${file.revision}`
  const byAddress = new Map(files.map((file) => [addressOf(file), file]))
  const fileAt = (url: URL): FacilitatorFile | undefined => byAddress.get(url.origin + url.pathname)

  const stored = async (file: FacilitatorFile): Promise<Response | undefined> =>
    (await caches.has(facilitatorCache)) ? (await caches.open(facilitatorCache)).match(keyOf(file)) : undefined

  return {
    paths: (): readonly string[] => files.map((file) => new URL(addressOf(file)).pathname),
    has: (url: URL): boolean => fileAt(url) !== undefined,

    /** Whether somebody has prepared this device, with whichever version. */
    isPrepared: (): Promise<boolean> => caches.has(facilitatorCache),

    /** Fetches what is missing. What has come already stays, so that a cut connection need not begin anew. */
    async keep(): Promise<void> {
      const cache = await caches.open(facilitatorCache)
      for (const file of files) {
        if (await cache.match(keyOf(file))) continue
        const reply = await fetch(addressOf(file), { cache: file.revision === null ? 'default' : 'reload' })
        // A venue's sign-in page answers everything, and well.
        if (!reply.ok || reply.redirected) throw new TypeError(`${file.url} did not come: ${reply.status}`)
        await cache.put(keyOf(file), reply)
      }
    },

    /** How many are not on the device. */
    async missing(): Promise<number> {
      const found = await Promise.all(files.map(stored))
      return found.filter((reply) => reply === undefined).length
    },

    /** Lets go of other versions' files. */
    async forgetOthers(): Promise<void> {
      if (!(await caches.has(facilitatorCache))) return
      const cache = await caches.open(facilitatorCache)
      const own = new Set(files.map(keyOf))
      for (const request of await cache.keys()) if (!own.has(request.url)) await cache.delete(request)
    },

    /** From the device, else from the network. */
    async answer(url: URL): Promise<Response> {
      const file = fileAt(url)
      return (file && (await stored(file))) ?? fetch(url)
    },
  }
}
