import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Second factors, links to set a password, and sessions that can be named. Everybody signs in once more. */
export const accounts = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('coordinators')
      .addColumn('disabled', 'smallint', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('coordinators').addColumn('totp_secret', 'text').execute()
    await db.schema
      .alterTable('coordinators')
      .addColumn('totp_step', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('recovery_codes')
      .addColumn('code_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('coordinator', 'text', (column) =>
        column.notNull().references('coordinators.name').onDelete('cascade'),
      )
      .execute()
    await db.schema
      .createTable('links')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('coordinator', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.dropTable('sessions').execute()
    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('coordinator', 'text', (column) =>
        column.notNull().references('coordinators.name').onDelete('cascade'),
      )
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute()
  },
})
