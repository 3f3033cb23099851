import type { Kysely } from 'kysely'
import type { AnalysisStore } from './analysis-store.ts'
import type { Tables } from './tables.ts'

type Tags = Omit<AnalysisStore, 'results' | 'resultTables' | 'switchResults' | 'saveEdition'>

export function createTags(db: Kysely<Tables>): Tags {
  return {
    tags: (surveyId, question) =>
      db
        .selectFrom('tags')
        .select(['id', 'label'])
        .where('survey_id', '=', surveyId)
        .where('question', '=', question)
        .orderBy('id')
        .execute(),

    async createTag({ id, surveyId, question, label }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('tags')
        .values({ id, survey_id: surveyId, question, label })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'exists'
    },

    async tag(id) {
      const row = await db
        .selectFrom('tags')
        .select(['survey_id as surveyId', 'question', 'label'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row ?? null
    },

    renameTag: (id, label) =>
      db.transaction().execute(async (tx) => {
        const tag = await tx
          .selectFrom('tags')
          .select(['survey_id', 'question'])
          .where('id', '=', id)
          .executeTakeFirst()
        const other = await tx
          .selectFrom('tags')
          .select('id')
          .where('label', '=', label)
          .where('survey_id', '=', tag?.survey_id ?? '')
          .where('question', '=', tag?.question ?? '')
          .where('id', '<>', id)
          .executeTakeFirst()
        if (other) return 'exists'
        await tx.updateTable('tags').set({ label }).where('id', '=', id).execute()
        return 'renamed'
      }),

    deleteTag: (id) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('tagged').where('tag_id', '=', id).execute()
        await tx.deleteFrom('tags').where('id', '=', id).execute()
      }),

    putTag: (id, instanceId) =>
      db.transaction().execute(async (tx) => {
        const answer = await tx
          .selectFrom('answers')
          .innerJoin('tags', 'tags.survey_id', 'answers.survey_id')
          .select('answers.instance_id')
          .where('tags.id', '=', id)
          .where('answers.instance_id', '=', instanceId)
          .where('answers.standing', '=', 'first')
          .executeTakeFirst()
        if (!answer) return 'unknown'
        await tx
          .insertInto('tagged')
          .values({ tag_id: id, instance_id: instanceId })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return 'put'
      }),

    async takeTag(id, instanceId) {
      await db.deleteFrom('tagged').where('tag_id', '=', id).where('instance_id', '=', instanceId).execute()
    },

    async tagsOn(question, instanceIds) {
      if (instanceIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('tagged')
        .innerJoin('tags', 'tags.id', 'tagged.tag_id')
        .select(['tagged.instance_id', 'tags.id'])
        .where('tags.question', '=', question)
        .where('tagged.instance_id', 'in', instanceIds)
        .execute()
      const found = new Map<string, string[]>()
      for (const { instance_id, id } of rows) found.set(instance_id, [...(found.get(instance_id) ?? []), id])
      return found
    },
  }
}
