import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/** Files that belong to submissions; in the database, so that they are committed, copied and withdrawn with them. */
export const attachments = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = db.schema
      .createTable('attachments')
      .addColumn('instance_id', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('survey_id', 'text', (column) => column.notNull())
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('workshop', 'text')
      .addColumn('receipt_key', 'text')
      .addColumn('type', 'text')
      .addColumn('content', kind === 'sqlite' ? 'blob' : 'bytea')
      .addPrimaryKeyConstraint('attachments_pk', ['instance_id', 'sha256', 'name'])
    // In the order of random IDs: an ordinary table would keep the order of arrival, which joins parts.
    await (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute()
    await db.schema.createIndex('attachments_by_receipt').on('attachments').column('receipt_key').execute()
    // Holds the sizes, so that a quota is summed up without touching a content.
    await db.schema
      .createIndex('attachments_by_workshop')
      .on('attachments')
      .columns(['survey_id', 'workshop', 'type', 'bytes'])
      .execute()
  },
})
