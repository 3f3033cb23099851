import { type Kysely, sql } from 'kysely'
import { keyRanges } from './key-ranges.ts'
import { isNarrow, matching } from './read-submissions.ts'
import type { SubmissionSet } from './store.ts'
import type { Tables } from './tables.ts'

/** A survey's whole part is counted already. */
export async function countSubmissions(db: Kysely<Tables>, which: SubmissionSet): Promise<number> {
  if (isNarrow(which) || which.states?.includes('conflict')) return countMatching(db, which)
  const row = await db
    .selectFrom('tallies')
    .where('survey_id', '=', which.surveyId)
    .where('dimension', '=', which.part === 'answers' ? 'total' : 'part')
    .where('key', '=', which.part === 'answers' ? '' : which.part)
    .select(sql<number | null>`sum(received)`.as('number'))
    .executeTakeFirst()
  // PostgreSQL adds up bigints to a numeric, which its driver leaves as text.
  return Number(row?.number ?? 0)
}

async function countMatching(db: Kysely<Tables>, which: SubmissionSet): Promise<number> {
  let count = 0
  for await (const { after, upTo } of keyRanges(db, which.part)) {
    const row = await matching(db, which)
      .select((query) => query.fn.countAll<number>().as('number'))
      .where('instance_id', '>', after)
      .$if(upTo !== null, (query) => query.where('instance_id', '<=', upTo ?? ''))
      .executeTakeFirst()
    count += row?.number ?? 0
  }
  return count
}
