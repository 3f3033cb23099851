import type { Kysely } from 'kysely'
import type { AnalysisStore } from './analysis-store.ts'
import type { Tables } from './tables.ts'

export function createResults(
  db: Kysely<Tables>,
): Pick<AnalysisStore, 'results' | 'resultTables' | 'switchResults' | 'saveEdition'> {
  return {
    async results(surveyId) {
      const row = await db
        .selectFrom('public_results')
        .select(['is_on', 'day', 'responses'])
        .where('survey_id', '=', surveyId)
        .executeTakeFirst()
      return {
        isOn: row?.is_on === 1,
        edition: row?.day == null ? null : { day: row.day, responses: Number(row.responses) },
      }
    },

    async resultTables(surveyId) {
      const row = await db
        .selectFrom('public_results')
        .select('tables')
        .where('survey_id', '=', surveyId)
        .executeTakeFirst()
      return row?.tables ?? '[]'
    },

    async switchResults(surveyId, isOn) {
      const is_on = Number(isOn)
      await db
        .insertInto('public_results')
        .values({ survey_id: surveyId, is_on, day: null, responses: null, tables: '[]' })
        .onConflict((conflict) => conflict.column('survey_id').doUpdateSet({ is_on }))
        .execute()
    },

    // The day that it follows is part of the condition: two servers that both count must not both publish.
    async saveEdition(surveyId, after, { day, responses, tables }) {
      const { numUpdatedRows } = await db
        .updateTable('public_results')
        .set({ day, responses, tables })
        .where('survey_id', '=', surveyId)
        .where((row) => (after === null ? row('day', 'is', null) : row('day', '=', after.day)))
        .executeTakeFirst()
      return numUpdatedRows === 1n ? 'saved' : 'outdated'
    },
  }
}
