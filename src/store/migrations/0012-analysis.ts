import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../tables.ts'

/** Tags on open answers, and what the public page has ever said. */
export const analysis = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('tags')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('survey_id', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addUniqueConstraint('tags_label', ['survey_id', 'question', 'label'])
      .execute()
    await db.schema
      .createTable('tagged')
      .addColumn('tag_id', 'text', (column) => column.notNull().references('tags.id').onDelete('cascade'))
      .addColumn('instance_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('tagged_pk', ['tag_id', 'instance_id'])
      // In the order of the random IDs: which answer was read first is nobody's business.
      .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
      .execute()
    await db.schema.createIndex('tagged_instance').on('tagged').column('instance_id').execute()
    await db.schema
      .createTable('public_results')
      .addColumn('survey_id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('is_on', 'smallint', (column) => column.notNull())
      .addColumn('day', 'text')
      .addColumn('responses', 'bigint')
      .addColumn('tables', 'text', (column) => column.notNull())
      .execute()
  },
})
