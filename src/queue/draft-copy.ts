import type { SealedText } from '../sealing/sealed-text.ts'
import { openCopyCache, putSafely, replaceSafely, withBytes, withoutBytes } from './copy-cache.ts'
import type { QueueDatabase } from './database.ts'
import { setDraftFlag } from './draft-flag.ts'
import { countOffered, draftTables } from './draft-rows.ts'
import type { DraftKeyRow, ParkedDraftRow, SealedDraftRow } from './rows.ts'
import { inTime } from './with-reopen.ts'

/** What a copy of a draft says beside what is sealed; that of a file names it. */
type CopiedDraft = {
  readonly row: Omit<SealedDraftRow, 'sealed'>
  readonly key?: DraftKeyRow | undefined
  readonly parked?: ParkedDraftRow | undefined
}

const shelf = '/copies/drafts/'
const addressOf = (draftId: string): string => shelf + draftId
const fileAddressOf = ([draftId, name]: readonly [string, string]): string =>
  `${addressOf(draftId)}/${encodeURIComponent(name)}`
const ownAddress = /\/copies\/drafts\/([^/?]+)(\/)?/
/** What is said of the sealed bytes that lie there. */
const label = 'X-Of'
/** How many of them are the nonce; an earlier version, whose nonces all had 24, did not say it. */
const nonceLabel = 'X-Nonce'

/** Drafts once more and outside the database: sealed as they lie there, with a key only where one lies there too. */
export function draftCopyOf(database: QueueDatabase) {
  const { draftFiles, sealedDrafts, draftKeys, parkedDrafts, closedDrafts } = database
  const tables = draftTables(database)
  const withCache = openCopyCache(database.name)

  /** What is sealed as it lies in the database, with a label that says what it is. */
  const labelled = ({ nonce, bytes }: SealedText, of: object) =>
    [
      [nonce, bytes] as Uint8Array<ArrayBuffer>[], // never shared memory
      { [label]: encodeURIComponent(JSON.stringify(of, withBytes)), [nonceLabel]: String(nonce.length) },
    ] as const

  const forget = async (cache: Cache, isGone: (draftId: string) => boolean) => {
    for (const request of await cache.keys()) {
      const [, draftId] = ownAddress.exec(request.url) ?? []
      if (draftId && isGone(draftId)) await cache.delete(request)
    }
  }

  /** What they say of themselves; newest first where one lies there twice. What cannot be read is left out. */
  const read = (replies: readonly Response[]) =>
    replies
      .flatMap((reply) => {
        try {
          // Only `copyNow` writes it.
          const text = decodeURIComponent(reply.headers.get(label) ?? '')
          return [{ of: JSON.parse(text, withoutBytes) as CopiedDraft, reply }]
        } catch {
          // The disk has changed it: all others can still be read.
          return []
        }
      })
      .sort((one, other) => other.of.row.order - one.of.row.order)

  const copiesOf = async (cache: Cache, draftId: string) =>
    read(await cache.matchAll(addressOf(draftId), { ignoreSearch: true }))

  /** Those of drafts, and not of their files. */
  const allCopies = async (cache: Cache) => {
    const replies: Response[] = []
    for (const request of await cache.keys()) {
      const [, draftId, isFile] = ownAddress.exec(request.url) ?? []
      const reply = draftId && !isFile ? await cache.match(request) : undefined
      if (reply) replies.push(reply)
    }
    return read(replies)
  }

  const sealedIn = async (reply: Response): Promise<SealedText> => {
    const content = new Uint8Array(await reply.arrayBuffer())
    const nonceBytes = Number(reply.headers.get(nonceLabel) ?? 24)
    return { nonce: content.slice(0, nonceBytes), bytes: content.slice(nonceBytes) }
  }

  const copyNow = async (cache: Cache, draftId: string) => {
    const rows = () =>
      Promise.all([
        sealedDrafts.get(draftId),
        draftKeys.get(draftId),
        parkedDrafts.get(draftId),
        draftFiles.where('draftId').equals(draftId).primaryKeys(),
      ])
    // A database that does not answer is no disk without room.
    const [found, key, parked, files = []] = await database.transaction('r', tables, rows).catch(() => [])
    // Absent says nothing: the browser may have made the database anew.
    if (!found) return
    for (const file of files) {
      const address = fileAddressOf(file)
      const kept = (await cache.match(address)) ? undefined : await draftFiles.get(file).catch(() => undefined)
      if (kept) await putSafely(cache, address, ...labelled(kept.sealed, file))
    }
    const { sealed, ...row } = found
    // Nor does it say that a draft was never parked.
    const before = parked ?? (await copiesOf(cache, draftId))[0]?.of.parked
    await replaceSafely(
      cache,
      addressOf(draftId),
      ...labelled(sealed, { row, key, parked: before } satisfies CopiedDraft),
    )
  }

  return {
    /**
     * Copies what the database has of these drafts by now. After the transaction, never inside.
     * @throws DOMException `QuotaExceededError` where there is no room
     */
    follow: (draftIds: readonly string[]): Promise<unknown> =>
      inTime(
        withCache(async (cache) => {
          for (const draftId of draftIds) await copyNow(cache, draftId)
        }),
      ),

    /** Of drafts that are over. */
    forget: (draftIds: readonly string[]): Promise<unknown> =>
      inTime(withCache((cache) => forget(cache, (draftId) => draftIds.includes(draftId)))),
    forgetAll: (): Promise<unknown> => inTime(withCache((cache) => forget(cache, () => true))),

    /** A file that the database has no more; null where it has no copy either. */
    file: (draftId: string, name: string): Promise<SealedText | null> =>
      withCache(async (cache) => {
        const reply = await cache.match(fileAddressOf([draftId, name]))
        return reply ? sealedIn(reply) : null
      }),
    forgetFile: (draftId: string, name: string): Promise<unknown> =>
      withCache((cache) => cache.delete(fileAddressOf([draftId, name]))),

    /** Puts back what the database neither has nor has closed. Safe to repeat, also by two tabs at once. */
    putBack: (): Promise<unknown> =>
      withCache(async (cache) => {
        for (const { of, reply } of await allCopies(cache)) {
          const { row, key, parked } = of
          const { draftId } = row
          const isThere = (await sealedDrafts.where('draftId').equals(draftId).count()) > 0
          if (isThere && (!parked || (await parkedDrafts.get(draftId)))) continue
          const sealed = await sealedIn(reply)
          const isOver = await database.transaction('rw', tables, async () => {
            if (await closedDrafts.get(draftId)) return !(await sealedDrafts.get(draftId))
            if (parked && !(await parkedDrafts.get(draftId))) await parkedDrafts.put(parked)
            if (await sealedDrafts.get(draftId)) return false
            await sealedDrafts.put({ ...row, sealed })
            if (key) await draftKeys.put(key)
            setDraftFlag((await countOffered(database)) > 0)
            return false
          })
          if (isOver) await forget(cache, (id) => id === draftId)
        }
      }),
  }
}
