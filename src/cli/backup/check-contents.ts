import { serverDigest } from '../../sealing/server-digest.ts'
import { StorageUnavailableError } from '../../store/storage-unavailable-error.ts'
import type { Store } from '../../store/store.ts'

export interface ContentCheck {
  readonly counts: Readonly<Record<string, number>>
  /** One line for each fault: tables and instance IDs, never an answer. */
  readonly findings: readonly string[]
}

const pageSize = 200

/** Reads every content that the store keeps and hashes it anew, and has the database look at itself. */
export async function checkContents(store: Store): Promise<ContentCheck> {
  const counts: Record<string, number> = {}
  const unreadable = (error: unknown) => {
    if (!(error instanceof StorageUnavailableError)) throw error
    return [`cannot be read (${error.code})`]
  }
  const findings = (await store.integrityFaults().catch(unreadable)).map((fault) => `database: ${fault}`)
  const tables = await store.contentTables().catch((error: unknown) => unreadable(error) && [])
  for (const table of tables) {
    counts[table] = 0
    let after: { readonly instanceId: string; readonly sha256: string } | null = null
    try {
      for (;;) {
        const page: Awaited<ReturnType<Store['contents']>> = await store.contents(table, after, pageSize)
        for (const { instanceId, sha256, payload } of page)
          if (serverDigest(payload, 'hex') !== sha256)
            findings.push(`${table}: ${instanceId} is not what came in; its hash does not fit`)
        counts[table] += page.length
        after = page.at(-1) ?? null
        if (page.length < pageSize) break
      }
    } catch (error) {
      if (!(error instanceof StorageUnavailableError)) throw error
      const place: string = after === null ? 'from the first row' : `after ${after.instanceId}`
      findings.push(`${table}: cannot be read ${place} (${error.code})`)
    }
  }
  return { counts, findings }
}

export const countsInWords = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([table, count]) => `${table} ${count}`)
    .join(', ')
