import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { TextStore } from './text-store.ts'

/** Either database takes only so many values in one statement. */
const rowsAtOnce = 500

export function createTexts(db: Kysely<Tables>): TextStore {
  return {
    textReviewers: () =>
      db
        .selectFrom('text_reviewers')
        .select(['language', 'account', 'name', 'organisation'])
        .orderBy('language')
        .orderBy('account')
        .execute(),
    nameReviewer: (reviewer) =>
      db.transaction().execute(async (tx) => {
        const { account, language, name, organisation } = reviewer
        const known = await tx.selectFrom('coordinators').select('name').where('name', '=', account).executeTakeFirst()
        if (!known) return false
        await tx
          .insertInto('text_reviewers')
          .values({ account, language, name, organisation })
          .onConflict((row) => row.columns(['account', 'language']).doUpdateSet({ name, organisation }))
          .execute()
        return true
      }),
    async removeReviewer(language, account) {
      const { numDeletedRows } = await db
        .deleteFrom('text_reviewers')
        .where('language', '=', language)
        .where('account', '=', account)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async textSignatures() {
      const rows = await db.selectFrom('text_signatures').selectAll().orderBy('language').orderBy('key').execute()
      return rows.map(({ signed_on, ...row }) => ({ ...row, on: signed_on }))
    },
    signTexts: (signatures) =>
      db.transaction().execute(async (tx) => {
        for (const some of inParts(signatures))
          await tx
            .insertInto('text_signatures')
            .values(some.map(({ on, ...row }) => ({ ...row, signed_on: on })))
            .onConflict((row) =>
              row.columns(['language', 'key', 'account']).doUpdateSet((q) => ({
                name: q.ref('excluded.name'),
                organisation: q.ref('excluded.organisation'),
                signed_on: q.ref('excluded.signed_on'),
                source: q.ref('excluded.source'),
                target: q.ref('excluded.target'),
              })),
            )
            .execute()
      }),
    async textSuggestions() {
      const rows = await db.selectFrom('text_suggestions').selectAll().orderBy('language').orderBy('key').execute()
      return rows.map(({ suggested_by, suggested_on, ...row }) => ({ ...row, by: suggested_by, on: suggested_on }))
    },
    suggestTexts: (suggestions) =>
      db.transaction().execute(async (tx) => {
        for (const some of inParts(suggestions))
          await tx
            .insertInto('text_suggestions')
            .values(some.map(({ by, on, ...row }) => ({ ...row, suggested_by: by, suggested_on: on })))
            .onConflict((row) =>
              row.columns(['language', 'key']).doUpdateSet((q) => ({
                text: q.ref('excluded.text'),
                source: q.ref('excluded.source'),
                suggested_by: q.ref('excluded.suggested_by'),
                suggested_on: q.ref('excluded.suggested_on'),
              })),
            )
            .execute()
      }),
    async discardSuggestion(language, key) {
      const { numDeletedRows } = await db
        .deleteFrom('text_suggestions')
        .where('language', '=', language)
        .where('key', '=', key)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce)
}
