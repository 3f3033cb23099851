import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who reviews the words of which language, what they have signed off, and what translators suggest. */
export const texts = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('text_reviewers')
      .addColumn('account', 'text', (column) => column.notNull().references('coordinators.name').onDelete('cascade'))
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('organisation', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('text_reviewers_key', ['account', 'language'])
      .execute()
    await db.schema
      .createTable('text_signatures')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('organisation', 'text', (column) => column.notNull())
      .addColumn('signed_on', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('text_signatures_key', ['language', 'key', 'account'])
      .execute()
    await db.schema
      .createTable('text_suggestions')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('suggested_by', 'text', (column) => column.notNull())
      .addColumn('suggested_on', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('text_suggestions_key', ['language', 'key'])
      .execute()
  },
})
