import { join } from 'node:path'
import Database from 'better-sqlite3'

const parts = ['answers', 'mapping', 'contacts', 'leaders', 'other_parts'] as const

/** What the store holds, by part: the answers of every row, as they were sent. Only read, beside the running server. */
export function storedParts(dataDir: string): Record<string, unknown[]> {
  const database = new Database(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    const rows = parts.map((part) => {
      // The server's own table; the shape is checked by the comparison that follows.
      const payloads = database.prepare(`select payload from ${part}`).all() as { payload: Buffer }[]
      return [part, payloads.map(({ payload }) => JSON.parse(payload.toString()).answers)] as const
    })
    return Object.fromEntries(rows)
  } finally {
    database.close()
  }
}

/** By which way each response came in. Only read, beside the running server. */
export function waysIn(dataDir: string): string[] {
  const database = new Database(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    // The server's own table.
    return (database.prepare('select via from answers').all() as { via: string }[]).map(({ via }) => via)
  } finally {
    database.close()
  }
}

/** What every row of the survey has in common joins nothing. */
const commonColumns = ['survey_id', 'form_version']

/** Values that stand in more than one part's row: what would let somebody join them. */
export function sharedValues(dataDir: string): string[] {
  const database = new Database(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    const seen = new Map<string, number>()
    for (const part of parts) {
      for (const row of database.prepare(`select * from ${part}`).all() as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          if (typeof value === 'string' && value.length > 12 && !commonColumns.includes(column))
            seen.set(`${column}: ${value}`, (seen.get(`${column}: ${value}`) ?? 0) + 1)
        }
      }
    }
    return [...seen].filter(([, count]) => count > 1).map(([value]) => value)
  } finally {
    database.close()
  }
}
