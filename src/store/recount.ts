import { type Kysely, type RawBuilder, sql } from 'kysely'
import { partTables, type Tables } from './tables.ts'
import { countedElsewhere, createTally, type Tally, talliedColumns } from './tally.ts'

const rowsAtOnce = 2000

/** Counts the parts kept apart and what was withdrawn, for a database that was filled before counts were kept beside it. */
export async function recountParts(tx: Kysely<Tables>, shard: RawBuilder<number>): Promise<void> {
  const tally = createTally(shard)
  for (const table of partTables) if (table !== 'answers') await tallyPart(tx, tally, table)
  const withdrawn = await tx.selectFrom('withdrawals').select('withdrawn_on').where('part', '=', 'answers').execute()
  // Before the counts were kept a withdrawal did not say of which survey: there was one.
  const survey = await tx.selectFrom('answers').select('survey_id').limit(1).executeTakeFirst()
  if (survey) for (const { withdrawn_on } of withdrawn) tally.withdrawn(survey.survey_id, withdrawn_on)
  await tally.save(tx)
}

/** Counts every row of the answers anew, for a database that was filled before what is counted today was counted. */
export async function recountAnswers(tx: Kysely<Tables>, shard: RawBuilder<number>): Promise<void> {
  await tx.deleteFrom('tallies').where('dimension', 'not in', countedElsewhere).execute()
  await tx.deleteFrom('organisations').execute()
  await tx.deleteFrom('flags').execute()
  for (let after = ['', '']; ; ) {
    const rows = await tx
      .selectFrom('answers')
      .select(talliedColumns)
      .where(sql<boolean>`(instance_id, sha256) > (${after[0]}, ${after[1]})`)
      .orderBy('instance_id')
      .orderBy('sha256')
      .limit(rowsAtOnce)
      .execute()
    // One for each page: what it remembers of single rows must not grow with the table.
    const tally = createTally(shard)
    for (const row of rows) tally.answers(row, 1)
    await tally.save(tx)
    const last = rows.at(-1)
    if (!last) return
    after = [last.instance_id, last.sha256]
  }
}

async function tallyPart(
  tx: Kysely<Tables>,
  tally: Tally,
  table: Exclude<(typeof partTables)[number], 'answers'>,
): Promise<void> {
  const part = table === 'other_parts' ? sql<string>`part` : sql.lit(table)
  const { rows } = await sql<{ survey_id: string; part: string; number: number }>`
    select survey_id, ${part} as part, count(*) as number from ${sql.table(table)}
    where standing = 'first' group by 1, 2`.execute(tx)
  for (const row of rows) tally.part(row.survey_id, row.part, row.number)
}
