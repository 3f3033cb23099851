import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Marks the responses that take the place of ones which the survey's baseline counts. */
export const earlierResponses = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('answers')
      .addColumn('earlier', 'smallint', (column) => column.notNull().defaultTo(0))
      .execute()
    await sql`create index answers_earlier on answers (survey_id, standing, counted) where earlier = 1`.execute(db)
  },
})
