import { nonceBytes, type SealedText } from '../sealing/sealed-text.ts'
import { openCopyCache, putSafely, withBytes, withoutBytes } from './copy-cache.ts'
import type { QueueDatabase } from './database.ts'
import { setDraftFlag } from './draft-flag.ts'
import { countOffered, draftTables } from './draft-rows.ts'
import type { DraftFileRow, DraftKeyRow, ParkedDraftRow, SealedDraftRow } from './rows.ts'
import { inTime } from './with-reopen.ts'

/** All that the database has of a draft, but its files, which each are copied once. */
type CopiedDraft = { readonly row: SealedDraftRow; readonly key?: DraftKeyRow; readonly parked?: ParkedDraftRow }

const shelf = '/copies/drafts/'
const addressOf = (draftId: string): string => shelf + draftId
const fileAddressOf = ([draftId, name]: readonly [string, string]): string =>
  `${addressOf(draftId)}?${encodeURIComponent(name)}`
/** What is said of the sealed bytes that lie there. */
const label = 'X-Of'

/** Drafts once more and outside the database: sealed as they lie there, with a key only where one lies there too. */
export function draftCopyOf(database: QueueDatabase) {
  const { draftFiles, sealedDrafts, draftKeys, parkedDrafts, closedDrafts } = database
  const tables = draftTables(database)
  const withCache = openCopyCache(database.name)

  const put = (cache: Cache, address: string, { nonce, bytes }: SealedText, of: object) =>
    putSafely(cache, address, [nonce, bytes] as Uint8Array<ArrayBuffer>[], {
      [label]: encodeURIComponent(JSON.stringify(of, withBytes)),
    }) // never shared memory

  const forget = (cache: Cache, draftIds: readonly string[]) =>
    Promise.all(draftIds.map((draftId) => cache.delete(addressOf(draftId), { ignoreSearch: true })))

  const copyNow = async (cache: Cache, draftId: string) => {
    const [row, key, parked, closed, files] = await database.transaction('r', tables, () =>
      Promise.all([
        sealedDrafts.get(draftId),
        draftKeys.get(draftId),
        parkedDrafts.get(draftId),
        closedDrafts.get(draftId),
        draftFiles.where('draftId').equals(draftId).primaryKeys(),
      ]),
    )
    // Absent and not closed says nothing: the browser may have made the database anew.
    if (!row) return closed && forget(cache, [draftId])
    for (const file of files) {
      const address = fileAddressOf(file)
      const found = (await cache.match(address)) ? undefined : await draftFiles.get(file)
      if (found) await put(cache, address, found.sealed, file)
    }
    await put(cache, addressOf(draftId), row.sealed, { row: { ...row, sealed: null }, key, parked })
  }

  return {
    /**
     * Makes the copies of these drafts what the database says of them by now. After the transaction, never inside.
     * @throws DOMException `QuotaExceededError` where there is no room
     */
    follow: (draftIds: readonly string[]): Promise<unknown> =>
      inTime(
        withCache(async (cache) => {
          for (const draftId of draftIds) await copyNow(cache, draftId)
        }),
      ),

    forget: (draftIds: readonly string[]): Promise<unknown> => inTime(withCache((cache) => forget(cache, draftIds))),
    forgetAll: (): Promise<unknown> =>
      inTime(
        withCache(async (cache) => {
          for (const request of await cache.keys()) if (request.url.includes(shelf)) await cache.delete(request)
        }),
      ),

    /** Puts back what the database neither has nor has closed. Safe to repeat, also by two tabs at once. */
    putBack: (): Promise<unknown> =>
      withCache(async (cache) => {
        const drafts: CopiedDraft[] = []
        const files: DraftFileRow[] = []
        for (const request of await cache.keys()) {
          const found = request.url.includes(shelf) && (await cache.match(request))
          if (!found) continue
          const content = new Uint8Array(await found.arrayBuffer())
          const sealed = { nonce: content.slice(0, nonceBytes), bytes: content.slice(nonceBytes) }
          const of = JSON.parse(decodeURIComponent(found.headers.get(label) ?? ''), withoutBytes)
          if (Array.isArray(of)) files.push({ draftId: of[0], name: of[1], sealed })
          else drafts.push({ ...of, row: { ...of.row, sealed } })
        }
        if (drafts.length === 0) return
        const over = await database.transaction('rw', tables, async () => {
          const closed: string[] = []
          for (const { row, key, parked } of drafts) {
            const { draftId } = row
            if (await sealedDrafts.get(draftId)) continue
            if (await closedDrafts.get(draftId)) closed.push(draftId)
            else {
              await sealedDrafts.put(row)
              if (key) await draftKeys.put(key)
              if (parked) await parkedDrafts.put(parked)
              await draftFiles.bulkPut(files.filter((file) => file.draftId === draftId))
            }
          }
          setDraftFlag((await countOffered(database)) > 0)
          return closed
        })
        await forget(cache, over)
      }),
  }
}
