import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { verifyPassword } from '../../src/sealing/password.ts'
import { openStore } from '../../src/store/open-store.ts'
import { aFolder } from '../support/each-store.ts'

const program = `import { run } from './src/cli/commands/coordinator.ts'; process.exitCode = await run(process.argv.slice(1))`

function aCli(env: Readonly<Record<string, string>> = { DATA_DIR: aFolder() }) {
  const call = (args: readonly string[], input?: string) => {
    const options = {
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
      encoding: 'utf8' as const,
      ...(input === undefined ? {} : { input }),
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', program, '--', ...args],
      options,
    )
    return { status, stdout, stderr }
  }
  const passwordHash = async (name: string) => {
    const store = openStore({ dataDir: env['DATA_DIR'] ?? '', databaseUrl: null })
    const hash = (await store.credentials(name))?.passwordHash ?? null
    await store.close()
    return hash
  }
  return { call, passwordHash }
}

it('makes a strong password where nobody can type one, and shows it once', async () => {
  const { call, passwordHash } = aCli()
  const { status, stdout } = call(['add', 'Amina'])
  expect(status).toBe(0)
  const [, password = ''] = /Password, shown only now: (\S+)/.exec(stdout) ?? []
  expect(await verifyPassword(password, await passwordHash('Amina'))).toBe(true)
  expect(call(['list']).stdout).toMatch(/^\d{4}-\d{2}-\d{2} {2}admin {4}Amina\n$/)
}, 40_000)

it('takes a password from its input and does not repeat it', async () => {
  const { call, passwordHash } = aCli()
  const { status, stdout, stderr } = call(['add', 'Besa', '--password-stdin'], 'seven small boats at dawn\n')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).not.toContain('boats')
  expect(await verifyPassword('seven small boats at dawn', await passwordHash('Besa'))).toBe(true)
}, 40_000)

it('gives a role, and a link with which somebody chooses a new password', async () => {
  const { call } = aCli({ DATA_DIR: aFolder(), PUBLIC_URL: 'https://survey.example.org/' })
  call(['add', 'Besa', '--role', 'viewer', '--password-stdin'], 'seven small boats at dawn\n')
  expect(call(['list']).stdout).toMatch(/viewer {3}Besa\n$/)
  const { status, stdout } = call(['reset', 'Besa'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^https:\/\/survey\.example\.org\/coordinator\/#link=[\w-]{43}$/m)
  expect(call(['reset', 'Nobody'])).toMatchObject({ status: 1, stderr: expect.stringContaining('"Nobody"') })
}, 40_000)

it('removes a coordinator, and says when there is none of that name', () => {
  const { call } = aCli()
  call(['add', 'Besa', '--password-stdin'], 'seven small boats at dawn\n')
  expect(call(['remove', 'Besa']).status).toBe(0)
  expect(call(['remove', 'Besa'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no coordinator "Besa"'),
  })
  expect(call(['list']).stdout).toBe('')
}, 40_000)

it.each([
  [[], 'which one'],
  [['grow'], 'there is no "coordinator grow"'],
  [['add'], 'add needs a name'],
  [['add', 'Amina', 'Besa'], 'quotes'],
  [['add', 'Amina', '--loud'], '--loud'],
  [['add', 'Amina', '--role', 'queen'], 'viewer, analyst, admin'],
  [['reset'], 'reset needs a name'],
])(
  'says how it is used when called with %j',
  (args, text) => {
    expect(aCli().call(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(text) })
  },
  20_000,
)

it('takes no password that is quickly guessed, and none at all', () => {
  const { call } = aCli()
  expect(call(['add', 'Amina', '--password-stdin'], 'short\n')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('at least 12'),
  })
  expect(call(['add', 'Amina', '--password-stdin'], '')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no password came'),
  })
}, 20_000)

it('names the setting that is wrong', () => {
  const { call } = aCli({ DATABASE_URL: 'mysql://me:hidden@localhost/x' })
  const { status, stderr } = call(['list'])
  expect([status, stderr.startsWith('DATABASE_URL: '), stderr.includes('hidden')]).toEqual([2, true, false])
}, 20_000)
