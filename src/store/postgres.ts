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
    lockForKeeping: async (tx, instanceIds) => {
      await sql`select pg_advisory_xact_lock_shared(${withdrawalLock})`.execute(tx)
      // The parts have a table each, so no unique index can see that an ID is in two of them.
      await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${instanceIds}::text[]) as ids(id)`.execute(
        tx,
      )
    },
    lockForWithdrawing: async (tx) => void (await sql`select pg_advisory_xact_lock(${withdrawalLock})`.execute(tx)),
    shard: sql<number>`pg_backend_pid() % 8`,
    forgetDeleted: async () => {},
    forgetOrder: () => forgetOrder(db),
    // pg_dump copies it and checksums of its pages are its own affair.
    copyTo: async () => 'unsupported',
    integrityFaults: async () => [],
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
 * PostgreSQL stamps every row with the transaction that wrote it, numbers long payloads in the order of arrival and
 * keeps the rows in that order: parts that came in one call could be laid beside each other. Clustering puts the rows
 * in the order of their random IDs; rewriting them in that order gives all one stamp, and new numbers to the payloads.
 */
async function forgetOrder(db: Kysely<Tables>): Promise<void> {
  for (const table of ['mapping', 'contacts', 'leaders', 'other_parts']) {
    const cluster = sql`cluster ${sql.table(table)} using ${sql.ref(`${table}_pk`)}`
    await cluster.execute(db)
    // Joined to nothing, because a value that is set to itself keeps its number.
    await sql`update ${sql.table(table)} set payload = payload || ''::bytea`.execute(db)
    await cluster.execute(db)
  }
  await sql`update forwards set envelope = envelope || ''::bytea`.execute(db)
  await sql`cluster forwards using forwards_pk`.execute(db)
  await sql`update attachments set content = content || ''::bytea`.execute(db)
  await sql`cluster attachments using attachments_pk`.execute(db)
  await sql`update withdrawals set withdrawn_on = withdrawn_on`.execute(db)
  await sql`cluster withdrawals using withdrawals_pkey`.execute(db)
  // What the counts were before tells in which order the parts came.
  await sql`update tallies set received = received`.execute(db)
  await sql`cluster tallies using tallies_pk`.execute(db)
  await sql`vacuum answers`.execute(db)
}
