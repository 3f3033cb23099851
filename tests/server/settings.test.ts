import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readEnvironment } from '../../src/server/environment.ts'
import { loadSurveys } from '../../src/server/load-surveys.ts'
import { loadTranslations } from '../../src/server/load-translations.ts'
import { openPort } from '../../src/server/open-port.ts'
import { readSecret } from '../../src/server/server-secret.ts'
import { StartError } from '../../src/server/start-error.ts'
import { aFolder } from '../support/each-store.ts'
import { definition } from '../support/femig-survey.ts'

it('starts with nothing set', () => {
  expect(readEnvironment({ DATA_DIR: '/tmp/data' })).toEqual({
    port: 8080,
    host: null,
    dataDir: '/tmp/data',
    databaseUrl: null,
    publicUrl: null,
    trustProxy: false,
    upstream: null,
    tls: null,
    secret: null,
    webhookOrigins: [],
    closedSurveys: [],
    attachments: { maxBytes: 5_242_880, quotaBytes: 2_147_483_648 },
  })
})

it.each([
  [{ PORT: '80a' }, /^PORT: "80a" is not a port; use/],
  [{ PORT: '70000' }, /^PORT/],
  [{ DATA_DIR: 'https://example.org' }, /^DATA_DIR: this is an address/],
  [{ DATABASE_URL: 'survey' }, /^DATABASE_URL: this is not an address; use postgres:/],
  [{ DATABASE_URL: 'postgres://me:hidden@localhost' }, /^DATABASE_URL: the name of the database is missing/],
  [{ WEBHOOK_ORIGINS: 'hooks.example.org' }, /^WEBHOOK_ORIGINS: "hooks.example.org" is no origin; use/],
  [{ WEBHOOK_ORIGINS: 'https://a:hidden@b.example' }, /^WEBHOOK_ORIGINS/],
  [{ PUBLIC_URL: 'survey.example.org' }, /^PUBLIC_URL/],
  [{ ATTACHMENT_MAX_BYTES: '5 MB' }, /^ATTACHMENT_MAX_BYTES: "5 MB" is not a number of bytes; use digits only/],
  [{ TRUST_PROXY: 'nginx' }, /^TRUST_PROXY: "nginx" is neither yes nor no; use TRUST_PROXY=1/],
  [{ UPSTREAM_URL: 'survey.example.org' }, /^UPSTREAM_URL: this is not a web address; use/],
  [{ UPSTREAM_URL: 'https://example.org/survey' }, /^UPSTREAM_URL: only the server is named/],
  [{ UPSTREAM_TOKEN: 'hidden' }, /^UPSTREAM_TOKEN: it is of use to a hub only/],
  [{ UPSTREAM_URL: 'https://example.org', UPSTREAM_TOKEN: 'hidden' }, /^UPSTREAM_TOKEN: this is not a token; make one/],
  [{ TLS_CERT: 'package.json' }, /^TLS_KEY: it is missing/],
  [{ TLS_KEY: 'package.json' }, /^TLS_CERT: it is missing/],
  [{ TLS_CERT: 'nowhere.pem', TLS_KEY: 'package.json' }, /^TLS_CERT: nowhere.pem cannot be read \(ENOENT\)/],
  [{ TLS_CERT: 'package.json', TLS_KEY: 'package.json' }, /^TLS_CERT: package.json is no certificate/],
  [{ SERVER_SECRET: 'hidden' }, /^SERVER_SECRET: it must be 64 hexadecimal digits/],
])('says in one line what is wrong with %o and how to mend it, without a password', (env, line) => {
  const read = () => readEnvironment(env)
  expect(read).toThrow(StartError)
  expect(read).toThrow(line)
  expect(read).not.toThrow(/hidden|\n/)
})

it('publishes the versions of a survey newest first', () => {
  const folder = aSurveyFolder({
    '2026-12-01.json': definition,
    '2027-02-01.json': { ...definition, version: '2027-02-01' },
  })
  const [survey] = loadSurveys(folder, [])
  expect(survey.forms.map((form) => form.definition.version)).toEqual(['2027-02-01', '2026-12-01'])
  expect(survey.state).toBe('open')
  expect(loadSurveys(folder, ['femig-global-cso'])[0].state).toBe('closed')
})

it.each([
  ['that breaks its own rules', { ...definition, version: 7 }],
  ['that is not JSON', '{"id":'],
])('does not start with a definition %s, and says in which file and why', (_what, content) => {
  expect(() => loadSurveys(aSurveyFolder({ '2026-12-01.json': content }), [])).toThrow(
    /2026-12-01\.json: this (definition cannot be opened\n {2}.+|is not JSON)/,
  )
})

it('does not start without a survey, or with one closed that it does not have', () => {
  expect(() => loadSurveys(aFolder(), [])).toThrow(/there is no survey definition/)
  expect(() => loadSurveys(aSurveyFolder({ '2026-12-01.json': definition }), ['femig'])).toThrow(
    /^CLOSED_SURVEYS: there is no survey "femig"; use one of femig-global-cso/,
  )
})

it('makes its secret once, for its own user only, and takes no broken one', () => {
  const folder = join(aFolder(), 'new')
  const secret = readSecret(folder)
  expect(secret).toHaveLength(32)
  expect(Buffer.from(readSecret(folder))).toEqual(Buffer.from(secret))
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  writeFileSync(join(folder, 'secrets.json'), '{"serverSecret":"hidden"}')
  expect(() => readSecret(folder)).toThrow(/secrets\.json: it does not hold a "serverSecret"(?!.*hidden)/)
})

it('reads who has read the words of each language', () => {
  expect(loadTranslations('locales').map(({ language }) => language)).toEqual(['ar', 'en', 'es', 'fr', 'sq'])
})

it('gives a slow phone as long as it waits itself, and a slow header seconds', async () => {
  const server = await openPort(() => new Response(), { port: 0, host: '127.0.0.1', tls: null })
  expect([server.headersTimeout, server.requestTimeout, server.maxConnections]).toEqual([10_000, 180_000, 500])
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(openPort(() => new Response(), { port, host: '127.0.0.1', tls: null })).rejects.toThrow(
    `PORT: ${port} is in use`,
  )
  server.close()
})

function aSurveyFolder(files: Readonly<Record<string, unknown>>): string {
  const folder = aFolder()
  mkdirSync(join(folder, 'femig-global-cso'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, 'femig-global-cso', name),
      typeof content === 'string' ? content : JSON.stringify(content),
    )
  return folder
}
