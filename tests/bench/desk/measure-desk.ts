import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { openStore } from '../../../src/store/open-store.ts'
import { startPostgres } from '../../support/postgres.ts'
import { type FullStore, fillForDesk, type OverviewCost, overviewCosts } from './overview-cost.ts'

type Opened = Omit<FullStore, 'keptPerSecond'> & { readonly stop: () => Promise<void> }

/** What the overview costs in each database over each number of submissions; their files are gone afterwards. */
export async function measureDesk(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<readonly OverviewCost[]> {
  const costs: OverviewCost[] = []
  for (const open of [inSqlite, inPostgres]) {
    const opened: Opened[] = []
    const full: FullStore[] = []
    try {
      for (const rows of sizes) {
        const database = await open()
        opened.push(database)
        const { store, query } = database
        full.push({ store, query, keptPerSecond: await fillForDesk(store, query, rows) })
      }
      costs.push(...(await overviewCosts(full)))
    } finally {
      for (const { stop } of opened) await stop()
    }
  }
  for (const cost of costs) say(JSON.stringify(cost))
  return costs
}

async function inSqlite(): Promise<Opened> {
  const dataDir = mkdtempSync(join(tmpdir(), 'femig-desk-'))
  const store = openStore({ dataDir, databaseUrl: null })
  await store.migrate()
  const connection = new Sqlite(join(dataDir, 'submissions.sqlite'))
  const query = async (text: string) => {
    const statement = connection.prepare(text)
    if (!statement.reader) statement.run()
    // better-sqlite3 cannot know the columns of a query that is text.
    return statement.reader ? (statement.all() as Record<string, unknown>[]) : []
  }
  return {
    store,
    query,
    async stop() {
      connection.close()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function inPostgres(): Promise<Opened> {
  const server = await startPostgres()
  const store = openStore({ dataDir: '', databaseUrl: server.url })
  await store.migrate()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const query = async (text: string) => (await client.query(text)).rows
  return {
    store,
    query,
    async stop() {
      await client.end()
      await store.close()
      await server.stop()
    },
  }
}
