import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What facilitators' devices say that they hold: numbers, never answers. */
export const devices = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('devices')
      .addColumn('device_id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('workshop', 'text')
      .addColumn('made', 'integer', (column) => column.notNull())
      .addColumn('waiting', 'integer', (column) => column.notNull())
      .addColumn('attention', 'integer', (column) => column.notNull())
      .addColumn('oldest_waiting_day', 'text')
      .addColumn('app_version', 'text', (column) => column.notNull())
      .addColumn('heard_at', 'text', (column) => column.notNull())
      .execute()
  },
})
