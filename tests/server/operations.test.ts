import { expect, it } from 'vitest'
import { problem } from '../../src/contract/problem.ts'
import { routes } from '../../src/contract/routes.ts'
import { allProblems, problemResponse } from '../../src/server/problem-response.ts'
import { StorageUnavailableError } from '../../src/store/storage-unavailable-error.ts'
import type { Store } from '../../src/store/store.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'
import { aSqlite } from '../support/each-store.ts'

const marker = 'a sentence from somebody'

it('is alive, and ready while the database takes writes and the disk has room', async () => {
  const { get } = await anApp()
  expect((await get(routes.alive)).status).toBe(200)
  expect(await (await get(routes.ready)).json()).toEqual({ status: 'ready', database: 'sqlite' })
})

it('is alive but not ready on a disk that is nearly full', async () => {
  const { get } = await anApp({ config: { freeDiskBytes: async () => 1000 } })
  expect((await get(routes.alive)).status).toBe(200)
  const response = await get(routes.ready)
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
})

it('acknowledges nothing that the database did not take, and tells its operator no answer', async () => {
  const database = aSqlite()
  const store: Store = {
    ...(await database.open()),
    keep: async () => {
      throw new StorageUnavailableError('keep', 'SQLITE_FULL')
    },
    assertWritable: async () => {
      throw new StorageUnavailableError('assertWritable', 'SQLITE_FULL')
    },
  }
  const { send, get, log } = await anApp({ database, store })
  const response = await send('POST', routes.submissions, {
    submissions: [aValidEnvelope({ payload: `{"answers":{"a":"${marker}"}}` })],
  })
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(problem.parse(await response.json()).code).toBe('storage_unavailable')
  expect((await get(routes.ready)).status).toBe(503)
  expect(log.join()).toContain('SQLITE_FULL')
  expect(log.join()).not.toContain(marker)
})

it('tells an unexpected fault by its name and place, never by its message', async () => {
  const database = aSqlite()
  const store: Store = { ...(await database.open()), keep: async () => Promise.reject(new TypeError(marker)) }
  const { send, log } = await anApp({ database, store })
  const response = await send('POST', routes.submissions, { submissions: [aValidEnvelope()] })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain(marker)
  expect(log.join()).toContain('TypeError')
  expect(log.join()).not.toContain(marker)
})

it('counts in the Prometheus format, and nothing that was sent', async () => {
  const { submit, get } = await anApp()
  const envelope = aValidEnvelope({ workshop: 'rba_tbc' })
  await submit(envelope, envelope, { broken: marker })
  const text = await (await get(routes.metrics)).text()
  expect(text).toContain(
    'femig_submissions_total{state="stored"} 1\nfemig_submissions_total{state="duplicate"} 1\nfemig_submissions_total{state="refused"} 1\n',
  )
  expect(text).toContain('femig_submissions_received 1\n')
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# TYPE femig_\w+ (counter|gauge)|femig_\w+(\{\w+="\w+"\})? \d+)$/)
  expect(text).not.toMatch(/rba_tbc|sentence/)
})

it('describes every address of the contract in OpenAPI, with schemas that exist', async () => {
  const { get } = await anApp()
  const description = (await (await get(routes.openapi)).json()) as {
    openapi: string
    paths: object
    components: { schemas: object }
  }
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths).sort()).toEqual(Object.values(routes).toSorted())
  const named = [...JSON.stringify(description).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  expect(new Set(named)).toEqual(new Set(Object.keys(description.components.schemas)))
})

it('answers an address or a method that does not exist with a problem', async () => {
  const { get, send } = await anApp()
  expect(problem.parse(await (await get('/api/v1/nothing')).json()).code).toBe('not_found')
  const response = await send('PATCH', routes.submissions, {})
  expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST'])
  expect(problem.parse(await response.json()).code).toBe('method_not_allowed')
})

it('words every problem from its code alone', async () => {
  for (const [code, { status, mend }] of Object.entries(allProblems)) {
    // The keys of the table are its codes.
    const body = problem.parse(await problemResponse(code as keyof typeof allProblems).json())
    expect(body).toEqual({
      type: `urn:femig:problem:${code}`,
      title: expect.stringMatching(/^[A-Z][a-z ]+$/),
      status,
      code,
      detail: mend,
    })
  }
})

it('guards every response, and lets no API response be stored', async () => {
  const { get } = await anApp()
  for (const path of [routes.alive, '/api/v1/nothing', routes.coordinatorCounts]) {
    const { headers } = await get(path)
    expect(headers.get('Content-Security-Policy')).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    )
    expect(
      Object.fromEntries(
        [
          'X-Content-Type-Options',
          'Referrer-Policy',
          'Cross-Origin-Opener-Policy',
          'Cross-Origin-Resource-Policy',
          'Cache-Control',
        ].map((name) => [name, headers.get(name)]),
      ),
    ).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    })
  }
})
