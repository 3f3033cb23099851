import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the coordinators keep: workshops, details of the project, their own accounts. */
export const coordination = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('workshops')
      .addColumn('code', 'text', (column) => column.primaryKey().notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('country', 'text')
      .addColumn('date_as_printed', 'text')
      .addColumn('date_start', 'text')
      .addColumn('date_end', 'text')
      .addColumn('attendance', 'integer')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('settings')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('coordinators')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('created_on', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('coordinator', 'text', (column) =>
        column.notNull().references('coordinators.name').onDelete('cascade'),
      )
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute()
  },
})
