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

/**
 * Counts every row of the answers anew, for a database that was filled before what is counted today was counted. The
 * organisations first and in one statement, so that each row is read and each flag written once, in the order of the
 * keys: nobody is answered meanwhile.
 */
export async function recountAnswers(tx: Kysely<Tables>, shard: RawBuilder<number>): Promise<void> {
  await tx.deleteFrom('tallies').where('dimension', 'not in', countedElsewhere).execute()
  await tx.deleteFrom('organisations').execute()
  await tx.deleteFrom('flags').execute()
  await sql`insert into organisations (survey_id, org_key, responses)
    select survey_id, org_key, count(*) from answers where standing = 'first' and org_key is not null group by 1, 2`.execute(
    tx,
  )
  const tally = createTally(shard)
  const { rows: organisations } = await sql<{ survey_id: string; number: number }>`
    select survey_id, count(*) as number from organisations group by 1`.execute(tx)
  for (const { survey_id, number } of organisations) tally.organisations(survey_id, number)
  for (let after = ['', '']; ; ) {
    const rows = await tx
      .selectFrom('answers')
      .select(talliedColumns)
      .select(
        sql<boolean | number>`standing = 'first' and exists (select 1 from organisations as shared where
          shared.survey_id = answers.survey_id and shared.org_key = answers.org_key and shared.responses > 1)`.as(
          'is_shared',
        ),
      )
      .where(sql<boolean>`(instance_id, sha256) > (${after[0]}, ${after[1]})`)
      .orderBy('instance_id')
      .orderBy('sha256')
      .limit(rowsAtOnce)
      .execute()
    for (const { is_shared, ...row } of rows) tally.again(row, Boolean(is_shared))
    await tally.saveFlags(tx)
    const last = rows.at(-1)
    if (!last) break
    after = [last.instance_id, last.sha256]
  }
  await tally.save(tx)
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
