import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/** Roles, and a log of who did what. Whoever was a coordinator before there were roles could do everything, and still can. */
export const access = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('coordinators')
      .addColumn('role', 'text', (column) => column.notNull().defaultTo('admin'))
      .execute()
    await db.schema
      .createTable('audit_log')
      .addColumn('number', kind === 'sqlite' ? 'integer' : 'bigserial', (column) =>
        kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('via', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .execute()
    await (kind === 'sqlite' ? appendOnlyInSqlite(db) : appendOnlyInPostgres(db))
  },
})

async function appendOnlyInSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.ref(`audit_log_no_${change}`)} before ${sql.raw(change)} on audit_log
      begin select raise(abort, 'the audit log is append only'); end`.execute(db)
}

async function appendOnlyInPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_log_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is append only'; end $$`.execute(db)
  await sql`create trigger audit_log_no_change before update or delete or truncate on audit_log
    for each statement execute function audit_log_is_append_only()`.execute(db)
}
