import type { Hono } from 'hono'
import type { Role } from '../../src/contract/access.ts'
import type { SubmissionResult } from '../../src/contract/receipt.ts'
import type { Envelope } from '../../src/contract/submission.ts'
import { hashPassword } from '../../src/sealing/password.ts'
import type { AppConfig } from '../../src/server/app-parts.ts'
import { type AppOptions, createApp } from '../../src/server/create-app.ts'
import { createCatalogue } from '../../src/server/load-catalogue.ts'
import { createWords } from '../../src/server/load-words.ts'
import type { Store } from '../../src/store/store.ts'
import { aSqlite, type TestDatabase } from './each-store.ts'
import { form } from './femig-survey.ts'

export interface TestApp {
  readonly app: Hono
  readonly store: Store
  readonly query: TestDatabase['query']
  /** What `now` answers; set it to let time pass. */
  readonly clock: { now: Date }
  /** What the server told its operator. */
  readonly log: readonly string[]
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly send: (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly submit: (...envelopes: readonly unknown[]) => Promise<readonly SubmissionResult[]>
  /** Headers of a coordinator who has signed in; an admin named Amina unless said otherwise. */
  readonly signedIn: (role?: Role, name?: string) => Promise<{ readonly Cookie: string }>
}

export interface AppChanges extends Partial<Omit<AppOptions, 'config'>> {
  readonly config?: Partial<AppConfig>
  readonly database?: TestDatabase
}

export const coordinator = { name: 'Amina', password: 'seven small boats at dawn' }
/** Reading the code of the whole product once is enough for all tests of a file. */
const texts = createCatalogue('.')
const cheap = { logN: 10, r: 8, p: 1 }

/** The endpoint over an empty database, with the real questionnaire; name what should differ. */
export async function anApp({ database = aSqlite(), config = {}, ...changes }: AppChanges = {}): Promise<TestApp> {
  const store = changes.store ?? (await database.open())
  const clock = { now: new Date('2026-12-03T22:30:00Z') }
  const log: string[] = []
  const app = createApp({
    store,
    surveys: [{ id: form.definition.id, forms: [form], state: 'open' }],
    now: () => clock.now,
    ...changes,
    config: {
      publicOrigin: null,
      trustProxy: false,
      secret: new Uint8Array(32).fill(7),
      files: null,
      webhookOrigins: [],
      translations: [],
      texts,
      words: createWords('locales'),
      attachments: { maxBytes: 1_000_000, quotaBytes: 3_000_000 },
      freeDiskBytes: async () => 10_000_000_000,
      log: (line) => log.push(line),
      ...config,
    },
  })
  const get: TestApp['get'] = async (path, headers = {}) => app.request(path, { headers })
  const send: TestApp['send'] = async (method, path, body, headers = {}) =>
    app.request(path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    app,
    store,
    query: database.query,
    clock,
    log,
    get,
    send,
    async submit(...envelopes) {
      const response = await send('POST', '/api/v1/submissions', { submissions: envelopes })
      if (response.status !== 200) throw new Error(`the endpoint answered ${response.status}: ${await response.text()}`)
      // The endpoint's own answer; submissions.test.ts holds it against the contract.
      return ((await response.json()) as { results: SubmissionResult[] }).results
    },
    async signedIn(role = 'admin', name = coordinator.name) {
      await store.saveCoordinator(name, await hashPassword(coordinator.password, cheap), '2026-12-03', role)
      const response = await send('POST', '/api/v1/coordinator/session', { ...coordinator, name })
      return { Cookie: response.headers.get('Set-Cookie')?.split(';')[0] ?? '' }
    },
  }
}

/** An envelope's payload with these answers. */
export const payloadOf = (answers: object): Pick<Envelope, 'payload'> => ({ payload: JSON.stringify({ answers }) })
