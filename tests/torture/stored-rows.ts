import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

export interface StoredRow {
  readonly id: string
  readonly sha256: string
  readonly via: string
}

/** What an endpoint holds of answers, hashed anew: what counts are the bytes, not the hash that stands beside them. */
export function storedRows(dataDir: string): readonly StoredRow[] {
  // The server's own table.
  const rows = query(dataDir, 'select instance_id, payload, via from answers') as {
    readonly instance_id: string
    readonly payload: Uint8Array
    readonly via: string
  }[]
  return rows.map(({ instance_id, payload, via }) => ({
    id: instance_id,
    sha256: createHash('sha256').update(payload).digest('hex'),
    via,
  }))
}

/** Asks the database itself, beside the running server. */
export function query(dataDir: string, text: string): readonly unknown[] {
  const database = new Sqlite(join(dataDir, 'submissions.sqlite'), { readonly: true })
  try {
    return database.prepare(text).all()
  } finally {
    database.close()
  }
}
