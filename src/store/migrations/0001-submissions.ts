import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/**
 * A table for each part, and nothing by which a row of one could be laid beside a row of another: no shared ID, no
 * batch, no serial number, days instead of times. In SQLite `WITHOUT ROWID` puts the rows in the order of their random
 * IDs; an ordinary table would keep the order of arrival in its rowid.
 */
export const submissions = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const bytes: ColumnDataType = kind === 'sqlite' ? 'blob' : 'bytea'
    const keyedByRandomId = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
      kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table

    const kept = (name: string) =>
      keyedByRandomId(
        db.schema
          .createTable(name)
          .addColumn('instance_id', 'text', (column) => column.notNull())
          .addColumn('sha256', 'text', (column) => column.notNull())
          .addColumn('standing', 'text', (column) => column.notNull())
          .addColumn('survey_id', 'text', (column) => column.notNull())
          .addColumn('form_version', 'text', (column) => column.notNull())
          .addColumn('language', 'text', (column) => column.notNull())
          .addColumn('receipt_key', 'text')
          .addColumn('payload_type', 'text', (column) => column.notNull())
          .addColumn('received_on', 'text', (column) => column.notNull())
          .addColumn('reasons', 'text')
          .addPrimaryKeyConstraint(`${name}_pk`, ['instance_id', 'sha256']),
      )

    await kept('answers')
      .addColumn('completed_on', 'text', (column) => column.notNull())
      .addColumn('workshop', 'text')
      .addColumn('channel', 'text')
      .addColumn('mode', 'text')
      .addColumn('usable', 'smallint')
      .addColumn('counted', 'smallint', (column) => column.notNull())
      .addColumn('org_key', 'text')
      .addColumn('country', 'text')
      .addColumn('payload', bytes, (column) => column.notNull())
      .execute()
    for (const part of ['mapping', 'contacts', 'leaders'])
      await kept(part)
        .addColumn('payload', bytes, (column) => column.notNull())
        .execute()
    await kept('other_parts')
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('payload', bytes, (column) => column.notNull())
      .execute()

    for (const table of ['answers', 'mapping', 'contacts', 'leaders', 'other_parts']) {
      // At most one row of an instance ID counts, whatever arrives at the same moment.
      await sql`create unique index ${sql.ref(`${table}_first`)} on ${sql.table(table)} (instance_id) where standing = 'first'`.execute(
        db,
      )
      await sql`create index ${sql.ref(`${table}_receipt`)} on ${sql.table(table)} (receipt_key) where receipt_key is not null`.execute(
        db,
      )
    }
    // One for each count, in its own order: no count sorts, and none reads a payload.
    for (const column of ['language', 'country', 'workshop', 'channel', 'received_on', 'org_key'])
      await db.schema
        .createIndex(`answers_by_${column}`)
        .on('answers')
        .columns(['survey_id', 'standing', column, 'counted'])
        .execute()
    await sql`create index answers_quarantined on answers (survey_id, standing) where reasons is not null`.execute(db)

    await keyedByRandomId(
      db.schema
        .createTable('withdrawals')
        .addColumn('receipt_key', 'text', (column) => column.primaryKey().notNull())
        .addColumn('withdrawn_on', 'text', (column) => column.notNull())
        .addColumn('part', 'text'),
    ).execute()
  },
})
