import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { StorageUnavailableError } from '../../src/store/storage-unavailable-error.ts'
import { StoreSettingsError } from '../../src/store/store-settings-error.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aFolder, aSqlite, eachStore } from '../support/each-store.ts'

const day = '2026-12-03'

it('makes SQLite flush every commit, though a file in WAL mode opens without it', () => {
  const file = join(aFolder(), 'one.sqlite')
  const first = new Sqlite(file)
  first.pragma('journal_mode = wal')
  first.close()
  const connection = new Sqlite(file)
  const ask = (setting: string) => connection.pragma(setting, { simple: true })
  expect(ask('synchronous')).not.toBe(2)
  sqliteStore(connection)
  expect(ask('synchronous')).toBe(2)
  expect(['journal_mode', 'foreign_keys', 'busy_timeout', 'secure_delete', 'trusted_schema'].map(ask)).toEqual([
    'wal',
    1,
    5000,
    1,
    0,
  ])
  connection.close()
})

it('does not start on an SQLite that refuses one of its settings', () => {
  const connection = new Sqlite(':memory:')
  expect(() => sqliteStore(connection)).toThrow(StoreSettingsError)
  connection.close()
})

it('acknowledges nothing on a full disk, keeps what it had, and goes on when there is room again', async () => {
  const connection = new Sqlite(join(aFolder(), 'one.sqlite'))
  const store = sqliteStore(connection)
  await store.migrate()
  const small = anArrival()
  const large = anArrival({ text: 'x'.repeat(200_000) })
  await store.keep([small], day)
  connection.pragma(`max_page_count = ${connection.pragma('page_count', { simple: true })}`)
  const fault = await store.keep([large], day).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(StorageUnavailableError)
  expect(fault).toMatchObject({ code: 'SQLITE_FULL' })
  connection.pragma('max_page_count = 100000')
  expect((await store.keep([small, large], day)).map(({ state }) => state)).toEqual(['duplicate', 'stored'])
  await store.close()
})

it('lets another process write while the server runs', async () => {
  const { open, query } = aSqlite()
  const store = await open()
  await store.keep([anArrival()], day)
  await query("insert into coordinators (name, password_hash, created_on) values ('Amina', 'x', '2026-12-03')")
  await store.keep([anArrival()], day)
  expect((await store.coordinators()).map(({ name }) => name)).toEqual(['Amina'])
})

eachStore((database, kind) => {
  if (kind === 'postgres')
    it('makes PostgreSQL flush every commit, also where the database is set not to', async () => {
      const { open, query } = await database()
      await query(
        "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$",
      )
      const store = await open()
      await query('create table seen (setting text)')
      await query(`create function note() returns trigger language plpgsql as $$
        begin insert into seen values (current_setting('synchronous_commit')); return new; end $$`)
      await query('create trigger note before insert on answers for each row execute function note()')
      await store.keep([anArrival()], day)
      expect(await query('select setting from seen')).toEqual([{ setting: 'on' }])
    })

  it('lets no text of the database driver out, which may quote an answer', async () => {
    const { open, query } = await database()
    const store = await open()
    await query(kind === 'sqlite' ? 'alter table answers rename to gone' : 'drop table answers')
    const fault = await store.keep([anArrival({ text: 'my secret' })], day).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StorageUnavailableError)
    expect(`${fault} ${JSON.stringify(fault)}`).not.toContain('my secret')
  })
})
