import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { createStore } from './create-store.ts'
import type { Store } from './store.ts'
import { StoreSettingsError } from './store-settings-error.ts'
import type { Tables } from './tables.ts'

/** Any number, as long as every process of this program uses the same. */
const withdrawalLock = 7_316_204

/**
 * @param url `postgres://...`
 * @param onLostConnection told of connections that broke while idle; the pool opens new ones by itself
 */
export function openPostgres(url: string, onLostConnection: (code: string) => void): Store {
  const types = new pg.TypeOverrides()
  // Counts and milliseconds fit into a number; as text they would be added up as text.
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 20_000,
    types,
  })
  // Without a listener a connection that the database ends takes the whole process with it.
  pool.on('error', (error) => onLostConnection('code' in error ? String(error.code) : error.name))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: flushBeforeAnswer }) })
  return createStore({
    kind: 'postgres',
    db,
    lockForKeeping: async (tx) => void (await sql`select pg_advisory_xact_lock_shared(${withdrawalLock})`.execute(tx)),
    lockForWithdrawing: async (tx) => void (await sql`select pg_advisory_xact_lock(${withdrawalLock})`.execute(tx)),
    forgetDeleted: async () => {},
    forgetOrder: () => forgetOrder(db),
  })
}

async function flushBeforeAnswer(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(`select set_config('synchronous_commit', 'on', false)`))
  const { rows } = await connection.executeQuery<{ synchronous_commit: string }>(
    CompiledQuery.raw('show synchronous_commit'),
  )
  const found = rows[0]?.synchronous_commit ?? 'unknown'
  if (found !== 'on') throw new StoreSettingsError('synchronous_commit', 'on', found)
}

/**
 * PostgreSQL stamps every row with the transaction that wrote it and keeps rows in the order of arrival, by which parts
 * that came in one call could be laid beside each other. One update gives all rows of a table the same stamp, and
 * clustering rewrites the table in the order of the random instance IDs.
 */
async function forgetOrder(db: Kysely<Tables>): Promise<void> {
  for (const table of ['mapping', 'contacts', 'leaders', 'other_parts', 'withdrawals'] as const) {
    const key = table === 'withdrawals' ? 'receipt_key' : 'language'
    await sql`update ${sql.table(table)} set ${sql.ref(key)} = ${sql.ref(key)}`.execute(db)
    await sql`cluster ${sql.table(table)} using ${sql.ref(table === 'withdrawals' ? 'withdrawals_pkey' : `${table}_pk`)}`.execute(
      db,
    )
  }
  await sql`vacuum answers`.execute(db)
}
