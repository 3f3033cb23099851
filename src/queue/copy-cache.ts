import { newUuid } from '../sealing/new-uuid.ts'

/** Where the facilitator's set-up is copied to. */
export const setupAddress = '/copies/setup'

/** Runs work on the copies; null where this browser keeps no caches: on plain http, in some private windows. */
export type CopyCache = <T>(work: (cache: Cache) => Promise<T>) => Promise<T | null>

/**
 * The one place of this origin that a disk without a byte left does not endanger. There a write tears the log of the
 * browser's database, and Chromium throws all of it away when it opens it next, or on the spot; so it does with local
 * storage. Of what lies in a cache each is a file of its own, and stays.
 * One tab at a time: what is changed here is read, written anew and only then deleted.
 * @param of name of the database
 * @throws DOMException `QuotaExceededError` where there is no room
 */
export const openCopyCache =
  (of: string): CopyCache =>
  async (work) => {
    const name = `${of}.copies`
    // Both are missing on plain-http pages, the locks before Safari 15.4 too.
    const storage = globalThis.caches as CacheStorage | undefined
    const locks = navigator.locks as LockManager | undefined
    if (!storage) return null
    const run = async () => {
      try {
        return await work(await storage.open(name))
      } catch (error) {
        // Chromium has other names for a full disk. Where the app's own files lie in caches, these would as well.
        const isFull = error instanceof Error && error.name === 'QuotaExceededError'
        if (isFull || (await storage.keys().catch(() => [])).some((other) => !other.endsWith('.copies')))
          throw new DOMException(`there is no room for a copy (${error})`, 'QuotaExceededError')
        return null
      }
    }
    return locks ? await locks.request(name, run) : await run()
  }

/** What did not fit is found out when it is read, at the latest. */
export async function putSafely(
  cache: Cache,
  address: string,
  content: BlobPart[],
  headers: Record<string, string> = {},
): Promise<void> {
  const blob = new Blob(content)
  await cache.put(address, new Response(blob, { headers }))
  const found = await (await cache.match(address))?.blob()
  if (found?.size !== blob.size) throw new DOMException('it is not what was put there', 'QuotaExceededError')
}

/**
 * The same in place of what lies there, which goes only when the new one does: on a full disk a browser lets go of the old
 * one first, and then finds no room. Who dies in between leaves both.
 */
export async function replaceSafely(
  cache: Cache,
  address: string,
  content: BlobPart[],
  headers?: Record<string, string>,
): Promise<void> {
  const before = await cache.keys(address, { ignoreSearch: true })
  await putSafely(cache, `${address}?${newUuid()}`, content, headers)
  for (const request of before) await cache.delete(request)
}

/** For `JSON.stringify`, which has no word for bytes; `withoutBytes` for the way back. */
export const withBytes = (_: string, value: unknown) => (value instanceof Uint8Array ? { $bytes: [...value] } : value)
export const withoutBytes = (_: string, value: { readonly $bytes?: readonly number[] } | null) =>
  value?.$bytes ? new Uint8Array(value.$bytes) : value
