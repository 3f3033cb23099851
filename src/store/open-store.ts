import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

export interface StoreAddress {
  /** Where SQLite's file lies; made when it is not there, readable for this user only. */
  readonly dataDir: string
  /** `postgres://...`, or null for SQLite. */
  readonly databaseUrl: string | null
  readonly onLostConnection?: (code: string) => void
}

/** Opens the database that the settings name. Nothing is connected to, in PostgreSQL, before the first call. */
export function openStore({ dataDir, databaseUrl, onLostConnection = () => {} }: StoreAddress): Store {
  if (databaseUrl !== null) return openPostgres(databaseUrl, onLostConnection)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return openSqlite(join(dataDir, 'submissions.sqlite'))
}
