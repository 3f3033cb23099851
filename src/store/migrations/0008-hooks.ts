import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/** Tokens of programs, webhooks, and what is still to be told them. */
export const hooks = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    // Deliveries lie in the order of random ids: an ordinary table would keep the order of arrival.
    const keyedByRandomId = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
      kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table
    await db.schema
      .createTable('api_tokens')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('prefix', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_on', 'text', (column) => column.notNull())
      .addColumn('expires_on', 'text', (column) => column.notNull())
      .addColumn('last_used_on', 'text')
      .execute()
    await db.schema
      .createTable('webhooks')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('states', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_on', 'text', (column) => column.notNull())
      .execute()
    await keyedByRandomId(
      db.schema
        .createTable('webhook_deliveries')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('webhook_id', 'text', (column) => column.notNull().references('webhooks.id').onDelete('cascade'))
        .addColumn('survey_id', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('changes', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('next_at', 'bigint')
        .addColumn('last_error', 'text'),
    ).execute()
    await db.schema
      .createIndex('webhook_deliveries_due')
      .on('webhook_deliveries')
      .columns(['next_at', 'webhook_id'])
      .execute()
  },
})
