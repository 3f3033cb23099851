import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/**
 * The way in of each answer; at the endpoint, the hubs that it knows; at a hub, what it holds for its upstream. Parts
 * share the table of a hub's, in the order of their random IDs, since they leave it as soon as the upstream has them.
 */
export const hub = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const bytes: ColumnDataType = kind === 'sqlite' ? 'blob' : 'bytea'
    const keyedByRandomId = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
      kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table

    await db.schema
      .alterTable('answers')
      .addColumn('via', 'text', (column) => column.notNull().defaultTo('direct'))
      .execute()
    await db.schema
      .createTable('hubs')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_on', 'text', (column) => column.notNull())
      .addColumn('seen_on', 'text')
      .execute()
    await keyedByRandomId(
      db.schema
        .createTable('forwards')
        .addColumn('instance_id', 'text', (column) => column.notNull())
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('standing', 'text', (column) => column.notNull())
        .addColumn('receipt_key', 'text')
        .addColumn('received_on', 'text', (column) => column.notNull())
        .addColumn('part', 'text', (column) => column.notNull())
        .addColumn('survey_id', 'text', (column) => column.notNull())
        .addColumn('counted', 'smallint', (column) => column.notNull())
        .addColumn('envelope', bytes)
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addPrimaryKeyConstraint('forwards_pk', ['instance_id', 'sha256']),
    ).execute()
    await sql`create unique index forwards_first on forwards (instance_id) where standing = 'first'`.execute(db)
    await sql`create index forwards_receipt on forwards (receipt_key) where receipt_key is not null`.execute(db)
    await db.schema
      .createIndex('forwards_by_state')
      .on('forwards')
      .columns(['state', 'part', 'instance_id', 'survey_id', 'counted'])
      .execute()
    await keyedByRandomId(
      db.schema
        .createTable('forward_withdrawals')
        .addColumn('receipt_hash', 'text', (column) => column.primaryKey().notNull()),
    ).execute()
  },
})
