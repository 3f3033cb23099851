import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { aServer } from '../support/a-server.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { aFolder } from '../support/each-store.ts'
import { eventually } from '../support/eventually.ts'

it('says where the three pages are, how to create the first coordinator, and answers there', async () => {
  const dataDir = aFolder()
  const server = aServer({ DATA_DIR: dataDir })
  const url = await server.url
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(server.output().stdout).toMatch(
    /survey +http:\/\/localhost:\d+\/\nfacilitator +http:\/\/localhost:\d+\/facilitator\/\ncoordinator +http:\/\/localhost:\d+\/coordinator\//,
  )
  await eventually(() => expect(server.output().stdout).toContain('npm run -s cli -- coordinator add <name>'))
  const [, token = ''] = /\/coordinator\/#link=([\w-]{43})\n/.exec(server.output().stdout) ?? []
  const use = async (body: object) => {
    const headers = { 'Content-Type': 'application/json', Origin: url }
    return (await fetch(`${url}/api/v1/coordinator/link`, { method: 'PUT', headers, body: JSON.stringify(body) }))
      .status
  }
  const first = { token, password: 'seven small boats at dawn', name: 'Amina' }
  expect(await use({ ...first, name: undefined })).toBe(400)
  expect(await use(first)).toBe(200)
  expect(await use({ ...first, name: 'Besa' })).toBe(404)
  for (const file of ['secrets.json', 'submissions.sqlite']) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0)
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(server.output().stderr).toBe('')
}, 30_000)

it('names its public address instead where it is told one', async () => {
  const server = aServer({ DATA_DIR: aFolder(), PUBLIC_URL: 'https://survey.example.org:8443/' })
  await server.url
  expect(server.output().stdout).toContain('survey       https://survey.example.org:8443/\n')
}, 30_000)

it.each([
  [
    'a database of another kind',
    { DATABASE_URL: 'mysql://me:hidden@localhost/survey' },
    'DATABASE_URL: it begins with "mysql://"',
  ],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/survey' },
    'DATABASE_URL: nothing listens at 127.0.0.1:1',
  ],
  [
    'a folder that is none',
    { DATA_DIR: '/dev/null/data' },
    'DATA_DIR: the folder /dev/null/data cannot be used (ENOTDIR): something of another kind is in the way',
  ],
  [
    'a folder that is a file',
    { DATA_DIR: resolve('package.json') },
    'cannot be used (EEXIST): something of another kind',
  ],
  ['a port that is none', { PORT: 'eighty' }, 'PORT: "eighty" is not a port'],
  ['a host that is nowhere', { DATABASE_URL: 'postgres://me:hidden@nowhere.invalid/survey' }, 'DATABASE_URL: '],
  ['a host of somebody else', { HOST: '203.0.113.7' }, 'HOST: "203.0.113.7" is no address of this machine'],
])(
  'does not start with %s, and says so in one line',
  async (_what, env, line) => {
    const server = aServer({ DATA_DIR: aFolder(), ...env })
    expect(await server.ended).toEqual({ code: 2, signal: null })
    const { stdout, stderr } = server.output()
    expect(stderr).toContain(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout + stderr).not.toContain('hidden')
  },
  30_000,
)

it('does not start beside a secret that the data was not collected with', async () => {
  const dataDir = aFolder()
  const first = aServer({ DATA_DIR: dataDir })
  await first.url
  await first.kill('SIGTERM')
  const file = join(dataDir, 'secrets.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[0-9a-f]{64}/, 'a'.repeat(64)))
  const second = aServer({ DATA_DIR: dataDir })
  expect((await second.ended).code).toBe(2)
  expect(second.output().stderr).toContain('secrets.json: this is not the secret that the data was collected with')
}, 30_000)

it('writes neither addresses nor browsers anywhere', async () => {
  const dataDir = aFolder()
  const server = aServer({ DATA_DIR: dataDir })
  await sendOne(await server.url, { 'User-Agent': 'marked-browser', 'X-Forwarded-For': '203.0.113.99' })
  await server.kill('SIGTERM')
  const { stdout, stderr } = server.output()
  const kept = readFileSync(join(dataDir, 'submissions.sqlite'), 'latin1') + stdout + stderr
  for (const trace of ['marked-browser', '203.0.113.99', '127.0.0.1', '::1']) expect(kept).not.toContain(trace)
}, 30_000)

it('serves https with a certificate of its own, and says what is wrong with one that cannot serve', async () => {
  const folder = aFolder()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const make = (name: string) =>
    execFileSync(
      'openssl',
      [
        ...`req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=hub.example`.split(' '),
        ...['-keyout', key, '-out', name],
      ],
      { stdio: 'pipe' },
    )
  make(cert)
  const server = aServer({ DATA_DIR: aFolder(), TLS_CERT: cert, TLS_KEY: key, UPSTREAM_URL: 'http://127.0.0.1:9' })
  const { port } = new URL(await server.url)
  const status = await new Promise((done, failed) =>
    get({ port, path: '/healthz', rejectUnauthorized: false }, (response) => done(response.statusCode)).on(
      'error',
      failed,
    ),
  )
  expect(status).toBe(200)
  expect(server.output().stdout).toContain('survey       https://localhost:')
  expect(server.output().stdout).not.toContain('plain http')
  make(join(folder, 'another.pem'))
  const other = aServer({ DATA_DIR: aFolder(), TLS_CERT: cert, TLS_KEY: key })
  expect((await other.ended).code).toBe(2)
  expect(other.output().stderr).toBe(
    `TLS_KEY: ${key} does not belong to the certificate of TLS_CERT; name the key that it was made with\n`,
  )
}, 30_000)

it('says of a hub where phones find it, whom it collects for, and what plain http costs', async () => {
  const server = aServer({ DATA_DIR: aFolder(), UPSTREAM_URL: 'https://survey.example.org' })
  await server.url
  await eventually(() => expect(server.output().stdout).toContain('This hub speaks plain http'))
  expect(server.output().stdout).toContain('forwards to  https://survey.example.org\n')
}, 30_000)

it('says of what a hub has left behind that somebody must still take it to its upstream', async () => {
  const dataDir = aFolder()
  const hub = aServer({ DATA_DIR: dataDir, UPSTREAM_URL: 'http://127.0.0.1:9' })
  await sendOne(await hub.url)
  await hub.kill('SIGKILL')
  const server = aServer({ DATA_DIR: dataDir })
  await server.url
  await eventually(() => expect(server.output().stderr).toContain('Start this one with UPSTREAM_URL'))
}, 30_000)

const sendOne = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/api/v1/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ submissions: [aValidEnvelope()] }),
  })
