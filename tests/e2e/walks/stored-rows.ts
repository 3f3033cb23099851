import { join } from 'node:path'
import Database from 'better-sqlite3'

const parts = ['answers', 'mapping', 'contacts', 'leaders', 'other_parts'] as const

export type StoredRow = {
  readonly part: string
  readonly instanceId: string
  readonly payload: { readonly answers: unknown }
  readonly language: string
  /** Why a person must look at it; null when all is well. */
  readonly reasons: string | null
  /** 1 or 0 on the answers, null on every other part. */
  readonly usable: number | null
}

/** The rows that the store holds beside those that were there before. Only read, beside the running server. */
export function newRows(dataDir: string, before: ReadonlySet<string>): StoredRow[] {
  const database = new Database(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    const rows = parts.flatMap((part) => {
      const usable = part === 'answers' ? 'usable' : 'null as usable'
      // The server's own table; its tests check the shape.
      return database
        .prepare(
          `select '${part}' as part, instance_id as instanceId, payload, language, reasons, ${usable} from ${part}`,
        )
        .all() as (Omit<StoredRow, 'payload'> & { payload: Buffer })[]
    })
    return rows
      .filter(({ instanceId }) => !before.has(instanceId))
      .map((row) => ({ ...row, payload: JSON.parse(row.payload.toString()) as StoredRow['payload'] }))
  } finally {
    database.close()
  }
}
