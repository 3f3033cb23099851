import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { keyedHash } from '../../src/sealing/keyed-hash.ts'
import { readSecret } from '../../src/server/server-secret.ts'
import { openStore } from '../../src/store/open-store.ts'
import { anArrival } from '../support/an-arrival.ts'
import { aFolder, eachStore } from '../support/each-store.ts'
import { runCli } from './support/run-cli.ts'

const day = '2026-12-03'
const marker = 'a sentence from somebody'

/** A server's folder with responses in it, and the command line over it. */
async function aDataDir(responses = 5) {
  const dataDir = aFolder()
  const store = openStore({ dataDir, databaseUrl: null })
  await store.migrate()
  await store.knowsSecret(keyedHash(readSecret(dataDir), 'fingerprint', ''))
  const text = (index: number) => `{"answers":{"n":"${index} ${marker} ${'x'.repeat(2000)}"}}`
  const arrivals = Array.from({ length: responses }, (_, index) =>
    anArrival({ text: text(index), receiptKey: `key ${index}` }),
  )
  await store.keep([...arrivals, anArrival({ part: 'mapping' })], day)
  const cli = (...args: string[]) => runCli(args, '', { DATA_DIR: dataDir, DATABASE_URL: '', SERVER_SECRET: '' })
  return { dataDir, store, arrivals, cli }
}

/** Changes bytes of what somebody wrote, as a failing disk does. */
function spoil(file: string): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(marker)
  if (at < 0) throw new Error('there is nothing to spoil')
  bytes.write('A', at)
  writeFileSync(file, bytes)
}

it('copies a database that is in use, for its own user only, and puts it back elsewhere', async () => {
  const { store, arrivals, cli } = await aDataDir()
  const folder = join(aFolder(), 'backup')
  expect(await cli('backup', folder)).toMatchObject({ code: 0, out: expect.stringContaining('answers 5, mapping 1') })
  expect(readdirSync(folder).sort()).toEqual(['backup.json', 'secrets.json', 'submissions.sqlite'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  const before = readFileSync(join(folder, 'submissions.sqlite'))
  expect(await cli('verify', folder)).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(folder, 'submissions.sqlite')).equals(before)).toBe(true)
  expect(await cli('verify')).toMatchObject({ code: 0, out: expect.stringContaining('every hash fits') })

  const elsewhere = join(aFolder(), 'new')
  expect(await runCli(['restore', folder], '', { DATA_DIR: elsewhere, DATABASE_URL: '' })).toMatchObject({
    code: 0,
    err: '',
  })
  const restored = openStore({ dataDir: elsewhere, databaseUrl: null })
  await restored.migrate()
  expect((await restored.keep(arrivals, day)).map(({ state }) => state)).toEqual(arrivals.map(() => 'duplicate'))
  expect(readSecret(elsewhere)).toHaveLength(32)
  await Promise.all([restored.close(), store.close()])
}, 60_000)

it('moves what is there aside, and lets nobody come back who has withdrawn since', async () => {
  const { dataDir, store, arrivals, cli } = await aDataDir()
  const folder = join(aFolder(), 'backup')
  await cli('backup', folder)
  await store.withdraw('key 1', day)
  expect(await cli('restore', folder)).toMatchObject({ code: 2, err: expect.stringContaining('Add --replace') })
  expect(await cli('restore', folder, '--replace')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Stop the server'),
  })
  await store.close()
  expect(await cli('restore', folder, '--replace')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Withdrawals carried over: 1.'),
  })
  const aside = readdirSync(dataDir).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(existsSync(join(dataDir, aside, 'submissions.sqlite'))).toBe(true)
  const restored = openStore({ dataDir, databaseUrl: null })
  expect(await restored.totals('femig-global-cso')).toMatchObject({ received: arrivals.length - 1 })
  await restored.close()
}, 60_000)

it('finds one changed byte, names the response and not its answers, and does not put it back unasked', async () => {
  const { dataDir, store, arrivals, cli } = await aDataDir()
  const folder = join(aFolder(), 'backup')
  await cli('backup', folder)
  await store.close()
  spoil(join(folder, 'submissions.sqlite'))
  const found = await cli('verify', folder)
  expect(found.code).toBe(1)
  expect(found.err).toContain('its bytes have changed since the backup was made')
  expect(found.err).toMatch(/answers: [0-9a-f-]{36} is not what came in/)
  expect(found.err + found.out).not.toContain('sentence')
  expect(arrivals.map(({ instanceId }) => instanceId)).toContain(/answers: ([0-9a-f-]{36})/.exec(found.err)?.[1])
  const fresh = { DATA_DIR: join(aFolder(), 'new'), DATABASE_URL: '' }
  expect(await runCli(['restore', folder], '', fresh)).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing was changed'),
  })
  expect(existsSync(fresh.DATA_DIR)).toBe(false)
  expect(await runCli(['restore', folder, '--despite-findings'], '', fresh)).toMatchObject({ code: 0 })

  spoil(join(dataDir, 'submissions.sqlite'))
  expect(await cli('verify')).toMatchObject({ code: 1, err: expect.stringContaining('is not what came in') })
  expect(await cli('backup', join(aFolder(), 'damaged'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('as damaged as'),
  })
}, 60_000)

it('says what is missing of a backup, and of the data itself', async () => {
  const { dataDir, store, cli } = await aDataDir()
  await store.close()
  const folder = join(aFolder(), 'backup')
  await cli('backup', folder)
  rmSync(join(folder, 'secrets.json'))
  expect(await cli('verify', folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('secrets.json: it is missing'),
  })
  rmSync(join(folder, 'submissions.sqlite'))
  expect(await cli('verify', folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('submissions.sqlite is missing'),
  })
  writeFileSync(join(folder, 'submissions.sqlite'), 'nothing of a database')
  expect(await cli('restore', folder)).toMatchObject({ code: 1, err: expect.stringContaining('use another backup') })
  expect(await cli('restore', aFolder())).toMatchObject({ code: 1, err: expect.stringContaining('is no backup') })
  rmSync(join(dataDir, 'secrets.json'))
  expect(await cli('verify')).toMatchObject({ code: 1, err: expect.stringContaining('secrets.json: it is missing') })
  expect(await cli('backup', join(aFolder(), 'another'))).toMatchObject({ code: 1 })
  expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false)
}, 60_000)

it.each([
  [['backup'], 'needs the name of a new folder'],
  [['backup', 'src'], 'is not empty'],
  [['restore'], 'needs the name of one backup folder'],
  [['restore', 'a', '--loud'], '--loud'],
  [['verify', 'a', 'b'], 'verify [backup folder]'],
])('says how it is used when called with %j', async (args, text) => {
  expect(await runCli(args, '', { DATA_DIR: aFolder() })).toMatchObject({ code: 2, err: expect.stringContaining(text) })
})

eachStore((database, kind) => {
  it('reads every response again, on either database, and names what PostgreSQL has commands of its own for', async () => {
    const { open, settings, query } = await database()
    const store = await open()
    const [whole, changed] = [anArrival(), anArrival({ part: 'leaders' })]
    await store.keep([whole, changed], day)
    await store.knowsSecret(keyedHash(readSecret(settings.dataDir), 'fingerprint', ''))
    mkdirSync(settings.dataDir, { recursive: true })
    const env = { DATA_DIR: settings.dataDir, DATABASE_URL: settings.databaseUrl ?? '' }
    expect(await runCli(['verify'], '', env)).toMatchObject({ code: 0, out: expect.stringContaining('answers 1') })
    await query(`update leaders set sha256 = '${'0'.repeat(64)}'`)
    expect(await runCli(['verify'], '', env)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`leaders: ${changed.instanceId}`),
    })
    if (kind === 'sqlite') return
    expect(await runCli(['backup', join(aFolder(), 'b')], '', env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('pg_dump'),
    })
    expect(await runCli(['restore', 'b'], '', env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('pg_restore'),
    })
  }, 60_000)
})

it('tells a damaged page from a damaged answer', async () => {
  const { dataDir, store, cli } = await aDataDir(200)
  await store.close()
  const file = join(dataDir, 'submissions.sqlite')
  const connection = new Sqlite(file)
  const page = Number(connection.pragma('page_size', { simple: true }))
  connection.close()
  const bytes = readFileSync(file)
  for (let at = 20 * page; at < 60 * page; at += page) bytes.fill(0, at, at + 200)
  writeFileSync(file, bytes)
  const { code, err } = await cli('verify')
  expect(code).toBe(1)
  expect(err).toMatch(/database: |cannot be read/)
  expect(err).not.toContain('sentence')
}, 60_000)
