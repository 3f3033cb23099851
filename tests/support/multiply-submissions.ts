import type { DatabaseKind } from '../../src/store/tables.ts'

export type Query = (text: string) => Promise<readonly Record<string, unknown>[]>

/**
 * Lays down all responses of a store again under other IDs, and multiplies their counts: to keep a million of them one
 * after the other would take half an hour. A full scan can tell whether the counts are still those of the rows.
 * @param times how many times as many there are afterwards
 */
export async function multiplySubmissions(kind: DatabaseKind, query: Query, times: number): Promise<void> {
  for (const table of ['answers', 'flags']) await multiplyRows(query, table, times)
  await query(
    `update tallies set received = received * ${times}, usable = usable * ${times} where dimension not in ('organisation', 'revision')`,
  )
  await query(`update organisations set responses = responses * ${times}`)
  if (kind === 'postgres') await query('vacuum analyze')
}

async function multiplyRows(query: Query, table: string, times: number): Promise<void> {
  const [row = {}] = await query(`select * from ${table} limit 1`)
  const columns = Object.keys(row).filter((name) => name !== 'instance_id')
  if (columns.length === 0) return
  await query(`create temporary table seeds as select * from ${table}`)
  // In the order of the IDs: rows that come in any order move all those that are there.
  for (let at = 1; at < times; at += 1) {
    const id = `'${at.toString(16).padStart(8, '0')}' || substr(instance_id, 9)`
    await query(
      `insert into ${table} (instance_id, ${columns}) select ${id}, ${columns} from seeds order by substr(instance_id, 9)`,
    )
  }
  await query('drop table seeds')
}
