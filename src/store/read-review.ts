import type { Kysely } from 'kysely'
import { rowsAt } from './read-flagged.ts'
import { columnsOfAnswers, keptColumns, keptFromRow } from './read-submissions.ts'
import type { StoredSubmission } from './steering-store.ts'
import type { Tables } from './tables.ts'

const othersShown = 20

/** A response with everything that was said of it. */
export async function submission(
  db: Kysely<Tables>,
  instanceId: string,
  sha256: string | null,
): Promise<StoredSubmission | null> {
  const contents = await db
    .selectFrom('answers')
    .select([...keptColumns, ...columnsOfAnswers, 'survey_id'])
    .where('instance_id', '=', instanceId)
    .orderBy('sha256')
    .execute()
  const row = contents.find((one) => (sha256 === null ? one.standing === 'first' : one.sha256 === sha256))
  if (!row) return null
  const key = { instanceId, sha256: row.sha256 }
  const shown = (await rowsAt(db, [key])).get(`${instanceId} ${row.sha256}`)
  if (!shown) return null
  const history = await db
    .selectFrom('reviews')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .where('sha256', '=', row.sha256)
    .orderBy('number')
    .execute()
  const versions = await db
    .selectFrom('answer_versions')
    .select(['number', 'payload'])
    .where('instance_id', '=', instanceId)
    .where('sha256', '=', row.sha256)
    .execute()
  return {
    surveyId: row.survey_id,
    kept: { ...keptFromRow(row), reviewState: row.review_state },
    row: shown,
    history: history.map(({ number, at, who, from_state, to_state, comment, version }) => ({
      number,
      at,
      who,
      from: from_state,
      to: to_state,
      comment,
      version,
    })),
    versions: new Map(
      versions.flatMap(({ number, payload }) => (payload === null ? [] : [[number, payload] as const])),
    ),
    conflicts: contents.filter((one) => one !== row).map((one) => one.sha256),
    sameOrganisation: row.org_key === null ? [] : await othersOf(db, row.survey_id, row.org_key, instanceId),
  }
}

async function othersOf(db: Kysely<Tables>, surveyId: string, orgKey: string, but: string) {
  const rows = await db
    .selectFrom('answers')
    .select(['instance_id', 'sha256'])
    .where('survey_id', '=', surveyId)
    .where('standing', '=', 'first')
    .where('org_key', '=', orgKey)
    .where('instance_id', '<>', but)
    .limit(othersShown)
    .execute()
  return rows.map((row) => ({ instanceId: row.instance_id, sha256: row.sha256 }))
}
