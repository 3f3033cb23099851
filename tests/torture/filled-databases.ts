import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { openStore } from '../../src/store/open-store.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { form } from '../support/femig-survey.ts'
import type { Query } from '../support/multiply-submissions.ts'
import { startPostgres } from '../support/postgres.ts'
import { fillStore } from './fill-store.ts'

/** A database full of generated submissions. */
export interface Filled {
  readonly settings: { readonly dataDir: string; readonly databaseUrl: string | null }
  readonly query: Query
  readonly stop: () => Promise<void>
}

interface Filling {
  readonly rows: number
  readonly seed: number
  /** Once the store is full, and never again for a database that was there. */
  readonly afterwards: (store: Store) => Promise<void>
}

/** @param folder where the file lies, or is made when what lies there is not what is asked for */
export async function filledSqlite(folder: string, filling: Filling): Promise<Filled> {
  const isNew = begin(folder, filling)
  const connection = new Sqlite(join(folder, 'submissions.sqlite'))
  const query: Query = async (text) => {
    const statement = connection.prepare(text)
    if (!statement.reader) statement.run()
    // better-sqlite3 cannot know the columns of a query that is text.
    return statement.reader ? (statement.all() as Record<string, unknown>[]) : []
  }
  if (isNew) {
    const store = sqliteStore(connection)
    // Whatever happens to this machine, the file is made anew.
    connection.pragma('synchronous = off')
    connection.pragma('cache_size = -500000')
    await fill(store, query, filling)
    connection.pragma('cache_size = -16000')
    end(folder, filling)
  }
  const settings = { dataDir: folder, databaseUrl: null }
  return { settings, query, stop: async () => void connection.close() }
}

/** @param folder where the cluster lies, or is made when what lies there is not what is asked for */
export async function filledPostgres(folder: string, filling: Filling): Promise<Filled> {
  const isNew = begin(folder, filling)
  const server = await startPostgres(join(folder, 'cluster'))
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const query: Query = async (text) => (await client.query(text)).rows
  const settings = { dataDir: folder, databaseUrl: server.url }
  if (isNew) {
    const store = openStore(settings)
    await fill(store, query, filling)
    await store.close()
    end(folder, filling)
  }
  return {
    settings,
    query,
    async stop() {
      await client.end()
      await server.stop()
    },
  }
}

async function fill(store: Store, query: Query, { rows, seed, afterwards }: Filling): Promise<void> {
  await store.migrate()
  await fillStore(store, query, rows, seed)
  await afterwards(store)
}

const noteOf = (folder: string) => join(folder, 'filled.json')

/** What decides about every row: two databases of the same facts are the same. */
function factsOf({ rows, seed }: Filling): string {
  const tables = readdirSync('src/store/migrations')
  return JSON.stringify({ rows, seed, survey: form.definition.version, tables })
}

/** @returns whether there is nothing yet; the half of a fill that broke off is cleared away */
function begin(folder: string, filling: Filling): boolean {
  const note = noteOf(folder)
  if (existsSync(note) && readFileSync(note, 'utf8') === factsOf(filling)) return false
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return true
}

function end(folder: string, filling: Filling): void {
  writeFileSync(noteOf(folder), factsOf(filling))
}
