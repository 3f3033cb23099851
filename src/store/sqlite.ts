import { chmodSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { createStore } from './create-store.ts'
import { createStatementCache } from './statement-cache.ts'
import type { Store } from './store.ts'
import { StoreSettingsError } from './store-settings-error.ts'
import type { Tables } from './tables.ts'

/** What each connection must answer when asked, and why the default will not do. */
const settings = {
  journal_mode: 'wal',
  // better-sqlite3 is compiled so that a WAL file opens with NORMAL, which loses commits in a power cut.
  synchronous: 2,
  foreign_keys: 1,
  // The command line may write while the server runs.
  busy_timeout: 5000,
  // A withdrawn answer is overwritten, not only unlinked.
  secure_delete: 1,
  trusted_schema: 0,
} as const

/**
 * @param file made when it is not there, readable for this user only
 * @throws StoreSettingsError when SQLite does not take a setting, as WAL on some network drives
 */
export function openSqlite(file: string): Store {
  const connection = new Sqlite(file)
  try {
    chmodSync(file, 0o600)
    return sqliteStore(connection)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Opens a copy that no server runs on, to read it and change no byte of it. */
export function openSqliteCopy(file: string): Store {
  return storeOver(new Sqlite(file, { readonly: true, fileMustExist: true }))
}

/** Whether another process has the file open. @throws when it is no database */
export function isSqliteInUse(file: string): boolean {
  const connection = new Sqlite(file, { fileMustExist: true, timeout: 0 })
  try {
    // Only whoever is alone with a file may end its WAL; the next start begins it again.
    connection.pragma('journal_mode = delete')
    return false
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true
    throw error
  } finally {
    connection.close()
  }
}

/** @throws StoreSettingsError */
export function sqliteStore(connection: Sqlite.Database): Store {
  applySettings(connection)
  return storeOver(connection)
}

function storeOver(connection: Sqlite.Database): Store {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: writingFromTheStart(connection) }) })
  const truncateWal = async () => void connection.pragma('wal_checkpoint(TRUNCATE)')
  // One connection, one transaction at a time: there is nobody to lock out.
  const alone = async () => {}
  return createStore({
    kind: 'sqlite',
    db,
    lockForKeeping: alone,
    lockForWithdrawing: alone,
    shard: sql<number>`0`,
    forgetDeleted: truncateWal,
    // Pages of the file are handed out in the order of arrival; this writes it anew, one table after the other.
    forgetOrder: async () => {
      connection.exec('vacuum')
      await truncateWal()
    },
    async copyTo(file) {
      connection.prepare('vacuum into ?').run(file)
      return 'copied'
    },
    async integrityFaults() {
      // One row that says "ok", or a row for each fault: names of tables and pages, never what stands there.
      const found = connection.pragma('integrity_check') as { integrity_check: string }[]
      return found.map(({ integrity_check }) => integrity_check).filter((text) => text !== 'ok')
    },
  })
}

function applySettings(connection: Sqlite.Database): void {
  for (const [setting, expected] of Object.entries(settings)) {
    connection.pragma(`${setting} = ${expected}`)
    const found: unknown = connection.pragma(setting, { simple: true })
    if (found !== expected) throw new StoreSettingsError(setting, String(expected), String(found))
  }
}

/**
 * Kysely begins with a plain `begin`, which only takes the write lock at the first write; SQLite then gives up at once
 * instead of waiting when another process has written in between.
 */
function writingFromTheStart(connection: Sqlite.Database) {
  const prepare = createStatementCache((text) => connection.prepare(text === 'begin' ? 'begin immediate' : text))
  return {
    close: () => void connection.close(),
    prepare: (text: string) => {
      const statement = prepare(text)
      return {
        reader: statement.reader,
        all: (parameters: readonly unknown[]) => statement.all(...parameters),
        // A full disk has SQLite roll back by itself; a second rollback would hide the reason behind its own error.
        run: (parameters: readonly unknown[]) =>
          text === 'rollback' && !connection.inTransaction ? nothingDone : statement.run(...parameters),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters),
      }
    },
  }
}

const nothingDone = { changes: 0, lastInsertRowid: 0 }
