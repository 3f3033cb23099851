import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export interface TestDatabase {
  readonly kind: 'sqlite' | 'postgres'
  /** As the server gets it: migrated. A second call opens the same database once more. */
  readonly open: () => Promise<Store>
  /** As two requests at the same moment have it: PostgreSQL may serve two processes, an SQLite file belongs to one. */
  readonly openForTwo: () => Promise<readonly [Store, Store]>
  /** Asks the database itself, past the store. */
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>
  readonly settings: { readonly dataDir: string; readonly databaseUrl: string | null }
}

/** Runs a suite on a real SQLite and on a real PostgreSQL; every `database()` is empty and goes away after its test. */
export function eachStore(suite: (database: () => Promise<TestDatabase>, kind: 'sqlite' | 'postgres') => void): void {
  describe('on SQLite', () => suite(async () => aSqlite(), 'sqlite'))
  describe('on PostgreSQL', () => {
    let server: TestPostgres | null = null
    beforeAll(async () => {
      server = await startPostgres()
    }, 30_000)
    afterAll(() => server?.stop(), 30_000)
    suite(() => aPostgres(server?.url ?? ''), 'postgres')
  })
}

export function aSqlite(): TestDatabase {
  const dataDir = aFolder()
  const settings = { dataDir, databaseUrl: null }
  return {
    kind: 'sqlite',
    settings,
    open: () => opened(settings),
    async openForTwo() {
      const store = await opened(settings)
      return [store, store]
    },
    async query(text) {
      const connection = new Sqlite(join(dataDir, 'submissions.sqlite'))
      try {
        const statement = connection.prepare(text)
        if (!statement.reader) statement.run()
        // better-sqlite3 cannot know the columns of a query that is text.
        return statement.reader ? (statement.all() as Record<string, unknown>[]) : []
      } finally {
        connection.close()
      }
    },
  }
}

let databases = 0

async function aPostgres(serverUrl: string): Promise<TestDatabase> {
  databases += 1
  const name = `test_${databases}`
  await ask(serverUrl, `create database ${name}`)
  const settings = { dataDir: aFolder(), databaseUrl: serverUrl.replace(/\/postgres$/, `/${name}`) }
  return {
    kind: 'postgres',
    settings,
    open: () => opened(settings),
    openForTwo: async () => [await opened(settings), await opened(settings)],
    query: (text) => ask(settings.databaseUrl, text),
  }
}

async function ask(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function opened(settings: TestDatabase['settings']): Promise<Store> {
  const store = openStore(settings)
  onTestFinished(() => store.close())
  await store.migrate()
  return store
}

/** An empty folder that goes away after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'femig-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
