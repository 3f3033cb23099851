import { expect, it } from 'vitest'
import { sessionTokenHash } from '../../src/sealing/session-token.ts'
import { openStore } from '../../src/store/open-store.ts'
import { aFolder } from '../support/each-store.ts'
import { runCli } from './support/run-cli.ts'

it('makes a token once, lists who has one, and takes it away', async () => {
  const dataDir = aFolder()
  const call = (...args: string[]) => runCli(['hub-token', ...args], '', { DATA_DIR: dataDir })
  const [, token = ''] = /UPSTREAM_TOKEN=(\S+)/.exec((await call('add', 'the laptop')).out) ?? []
  const store = openStore({ dataDir, databaseUrl: null })
  expect(await store.seeHub(sessionTokenHash(token), '2026-12-03')).toBe('the laptop')
  expect((await call('list')).out).toMatch(/^\d{4}-\d{2}-\d{2} {2}last seen 2026-12-03 {2}the laptop\n$/)
  expect((await call('add', 'the laptop')).out).not.toContain(token)
  expect(await store.seeHub(sessionTokenHash(token), '2026-12-03')).toBe(null)
  expect((await call('remove', 'the laptop')).code).toBe(0)
  expect(await call('remove', 'the laptop')).toMatchObject({ code: 1, err: expect.stringContaining('There is no hub') })
  await store.close()
}, 40_000)

it.each([
  [[], 'which one'],
  [['grow'], 'there is no "hub-token grow"'],
  [['add'], 'add needs a name'],
  [['add', 'the', 'laptop'], 'quotes'],
])('says how it is used when called with %j', async (args, text) => {
  expect(await runCli(['hub-token', ...args])).toMatchObject({ code: 2, err: expect.stringContaining(text) })
})
