import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Database } from '../database.ts'
import { recountParts } from '../recount.ts'
import type { Tables } from '../tables.ts'

/** Counts kept beside the rows, and what each coordinator saw of them last; the answers are counted by a later one, which adds what they are counted by. */
export const tallies = ({ kind, shard }: Pick<Database, 'kind' | 'shard'>): Migration => ({
  async up(db: Kysely<Tables>) {
    await db.schema.alterTable('answers').addColumn('facets', 'text').execute()
    const inOrderOfKeys = kind === 'sqlite' ? sql`without rowid` : sql``
    // The counts were what they were for, and each costs every write.
    for (const column of ['language', 'country', 'channel']) await db.schema.dropIndex(`answers_by_${column}`).execute()
    await db.schema
      .createTable('tallies')
      .addColumn('survey_id', 'text', (column) => column.notNull())
      .addColumn('dimension', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('split', 'text', (column) => column.notNull())
      .addColumn('shard', 'integer', (column) => column.notNull())
      .addColumn('received', 'bigint', (column) => column.notNull())
      .addColumn('usable', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('tallies_pk', ['survey_id', 'dimension', 'key', 'split', 'shard'])
      .modifyEnd(inOrderOfKeys)
      .execute()
    await db.schema
      .createTable('organisations')
      .addColumn('survey_id', 'text', (column) => column.notNull())
      .addColumn('org_key', 'text', (column) => column.notNull())
      .addColumn('responses', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('organisations_pk', ['survey_id', 'org_key'])
      .modifyEnd(inOrderOfKeys)
      .execute()
    await db.schema
      .createTable('visits')
      .addColumn('coordinator', 'text', (column) =>
        column.primaryKey().notNull().references('coordinators.name').onDelete('cascade'),
      )
      .addColumn('before_at', 'bigint')
      .addColumn('before', 'text')
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('seen', 'text', (column) => column.notNull())
      .execute()
    // Only where the database can take back tables are the migrations in a transaction already.
    if (db.isTransaction) await recountParts(db, shard)
    else await db.transaction().execute((tx) => recountParts(tx, shard))
  },
})
