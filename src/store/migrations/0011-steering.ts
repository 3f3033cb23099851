import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Database } from '../database.ts'
import { recountAnswers } from '../recount.ts'
import type { Tables } from '../tables.ts'

/** Targets, what is said of responses at the desk, later versions of them, and which to look at. */
export const steering = ({ kind, shard }: Pick<Database, 'kind' | 'shard'>): Migration => ({
  async up(db: Kysely<Tables>) {
    const bytes: ColumnDataType = kind === 'sqlite' ? 'blob' : 'bytea'
    const inOrderOfKeys = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
      kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table
    /** A table of facts about one content. */
    const about = (name: string) =>
      inOrderOfKeys(
        db.schema
          .createTable(name)
          .addColumn('instance_id', 'text', (column) => column.notNull())
          .addColumn('sha256', 'text', (column) => column.notNull()),
      )

    await db.schema
      .alterTable('answers')
      .addColumn('review_state', 'text', (column) => column.notNull().defaultTo('received'))
      .execute()
    await db.schema
      .alterTable('answers')
      .addColumn('edits', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    for (const column of ['flags', 'unanswered'])
      await db.schema.alterTable('answers').addColumn(column, 'text').execute()
    await db.schema
      .createIndex('answers_by_review')
      .on('answers')
      .columns(['survey_id', 'review_state', 'instance_id', 'sha256'])
      .execute()

    await inOrderOfKeys(
      db.schema
        .createTable('targets')
        .addColumn('survey_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('goal', 'integer', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('changed_on', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('targets_pk', ['survey_id', 'kind', 'key']),
    ).execute()
    await about('flags')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('survey_id', 'text', (column) => column.notNull())
      .addColumn('review_state', 'text', (column) => column.notNull())
      .addColumn('grouped_by', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('flags_pk', ['instance_id', 'sha256', 'kind'])
      .execute()
    for (const [name, columns] of [
      ['flags_by_kind', ['survey_id', 'kind', 'review_state', 'grouped_by', 'instance_id', 'sha256']],
      ['flags_by_state', ['survey_id', 'review_state', 'instance_id', 'sha256']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('flags')
        .columns([...columns])
        .execute()
    await about('reviews')
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('from_state', 'text', (column) => column.notNull())
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('comment', 'text', (column) => column.notNull())
      .addColumn('version', 'integer')
      .addPrimaryKeyConstraint('reviews_pk', ['instance_id', 'sha256', 'number'])
      .execute()
    await about('answer_versions')
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('payload', bytes)
      .addColumn('usable', 'smallint')
      .addColumn('country', 'text')
      .addColumn('facets', 'text')
      .addColumn('reasons', 'text')
      .addColumn('flags', 'text')
      .addColumn('unanswered', 'text')
      .addPrimaryKeyConstraint('answer_versions_pk', ['instance_id', 'sha256', 'number'])
      .execute()
    // They may be deleted: a withdrawal takes what was said of a response as well.
    for (const table of ['reviews', 'answer_versions'])
      await (kind === 'sqlite' ? unchangedInSqlite(db, table) : unchangedInPostgres(db, table))

    // Only where the database can take back tables are the migrations in a transaction already.
    if (db.isTransaction) await recountAnswers(db, shard)
    else await db.transaction().execute((tx) => recountAnswers(tx, shard))
  },
})

const words = (table: string) => sql.lit(`${table}: what was said or made once is not changed`)

async function unchangedInSqlite(db: Kysely<Tables>, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_no_update`)} before update on ${sql.table(table)}
    begin select raise(abort, ${words(table)}); end`.execute(db)
}

async function unchangedInPostgres(db: Kysely<Tables>, table: string): Promise<void> {
  await sql`create function ${sql.ref(`${table}_stays`)}() returns trigger language plpgsql as
    $$ begin raise exception ${words(table)}; end $$`.execute(db)
  await sql`create trigger ${sql.ref(`${table}_no_update`)} before update on ${sql.table(table)}
    for each statement execute function ${sql.ref(`${table}_stays`)}()`.execute(db)
}
