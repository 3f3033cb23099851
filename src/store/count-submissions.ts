import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { matching } from './read-submissions.ts'
import type { SubmissionSet } from './store.ts'
import { type Tables, tableOf } from './tables.ts'

/** A survey's whole part is counted already. */
export async function countSubmissions(db: Kysely<Tables>, which: SubmissionSet): Promise<number> {
  if (!isWhole(which)) return countMatching(db, which)
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

function isWhole({ states = ['received', 'quarantined'], ...which }: SubmissionSet): boolean {
  const { languages, versions, countries, workshops, channels, modes, review, from, to, tag } = which
  const narrowed = [languages, versions, countries, workshops, channels, modes, review, from, to, tag]
  const isEveryFirst = states.includes('received') && states.includes('quarantined') && !states.includes('conflict')
  return isEveryFirst && narrowed.every((filter) => filter === undefined)
}

/**
 * Counted by the way: SQLite answers while everybody else waits, and a count over a million rows takes it a minute.
 * @param step so many rows are looked at before the others get their turn
 */
async function countMatching(db: Kysely<Tables>, which: SubmissionSet, step = 500): Promise<number> {
  let [count, last] = [0, '']
  for (;;) {
    const keys = await db
      .selectFrom(tableOf(which.part))
      .select('instance_id')
      .where('instance_id', '>', last)
      .orderBy('instance_id')
      .limit(1)
      .offset(step - 1)
      .executeTakeFirst()
    const end = keys?.instance_id ?? null
    const row = await matching(db, which)
      .select((query) => query.fn.countAll<number>().as('number'))
      .where('instance_id', '>', last)
      .$if(end !== null, (query) => query.where('instance_id', '<=', end ?? ''))
      .executeTakeFirst()
    count += row?.number ?? 0
    if (end === null) return count
    last = end
    await setImmediate()
  }
}
