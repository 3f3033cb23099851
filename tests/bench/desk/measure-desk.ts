import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { openStore } from '../../../src/store/open-store.ts'
import { startPostgres } from '../../support/postgres.ts'
import { type OverviewCost, overviewCost } from './overview-cost.ts'

/** What the overview costs in each database over each number of submissions; their files are gone afterwards. */
export async function measureDesk(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<readonly OverviewCost[]> {
  const costs: OverviewCost[] = []
  for (const measure of [inSqlite, inPostgres])
    for (const rows of sizes) {
      const cost = await measure(rows)
      say(JSON.stringify(cost))
      costs.push(cost)
    }
  return costs
}

async function inSqlite(rows: number): Promise<OverviewCost> {
  const dataDir = mkdtempSync(join(tmpdir(), 'femig-desk-'))
  const store = openStore({ dataDir, databaseUrl: null })
  try {
    await store.migrate()
    const connection = new Sqlite(join(dataDir, 'submissions.sqlite'))
    const query = async (text: string) => {
      const statement = connection.prepare(text)
      if (!statement.reader) statement.run()
      // better-sqlite3 cannot know the columns of a query that is text.
      return statement.reader ? (statement.all() as Record<string, unknown>[]) : []
    }
    const cost = await overviewCost(store, query, rows)
    connection.close()
    return cost
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function inPostgres(rows: number): Promise<OverviewCost> {
  const server = await startPostgres()
  const store = openStore({ dataDir: '', databaseUrl: server.url })
  const client = new pg.Client({ connectionString: server.url })
  try {
    await store.migrate()
    await client.connect()
    return await overviewCost(store, async (text) => (await client.query(text)).rows, rows)
  } finally {
    await client.end()
    await store.close()
    await server.stop()
  }
}
