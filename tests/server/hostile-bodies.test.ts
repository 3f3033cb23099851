import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { problem } from '../../src/contract/problem.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'

const path = '/api/v1/submissions'
const marker = 'a sentence from somebody'

async function refusal(response: Response) {
  const body = await response.text()
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(body).not.toContain(marker)
  return problem.parse(JSON.parse(body))
}

it.each([
  ['text that is not JSON', `{"submissions":["${marker}`, 400, 'malformed_json'],
  ['an array', `["${marker}"]`, 400, 'malformed_request'],
  ['no submissions at all', '{"submissions":[]}', 400, 'malformed_request'],
  [
    'a hundred and one submissions',
    JSON.stringify({ submissions: Array.from({ length: 101 }, () => marker) }),
    400,
    'malformed_request',
  ],
  ['an empty body', '', 400, 'malformed_json'],
  ['more than 1 MiB', JSON.stringify({ submissions: [marker.repeat(50_000)] }), 413, 'body_too_large'],
])('refuses %s without repeating it', async (_what, body, status, code) => {
  const { send } = await anApp()
  const response = await send('POST', path, body)
  expect(response.status).toBe(status)
  expect(await refusal(response)).toMatchObject({ status, code })
})

it('refuses bytes that are not UTF-8', async () => {
  const { app } = await anApp()
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from([0x22, 0xff, 0x22]),
  })
  expect(await refusal(response)).toMatchObject({ code: 'malformed_json' })
})

it('refuses a compressed body before it unfolds', async () => {
  const { app } = await anApp()
  const body = gzipSync(Buffer.alloc(10_000_000))
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body,
  })
  expect(await refusal(response)).toMatchObject({ status: 415, code: 'wrong_content_type' })
})

it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'refuses %s, which any page may send',
  async (type) => {
    const { send } = await anApp()
    expect(await refusal(await send('POST', path, '{}', { 'Content-Type': type }))).toMatchObject({
      code: 'wrong_content_type',
    })
  },
)

it('stops reading a body without a length as soon as it is too long', async () => {
  const { app } = await anApp()
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    duplex: 'half',
  })
  expect(await refusal(await app.request(request))).toMatchObject({ code: 'body_too_large' })
  expect(sent).toBeLessThan(1_300_000)
})

it('takes nesting without end for what it is', async () => {
  const { send } = await anApp()
  const response = await send('POST', path, `{"submissions":[${'['.repeat(400_000)}${']'.repeat(400_000)}]}`)
  expect(await response.json()).toMatchObject({ results: [{ state: 'refused', reason: 'not_an_envelope' }] })
})

it('is not fooled by names that objects have by themselves', async () => {
  const { submit, query } = await anApp()
  const results = await submit(
    JSON.parse('{"__proto__":{"instanceId":"x"}}'),
    aValidEnvelope({ payload: '{"answers":{"__proto__":{"org_country":"XX"},"constructor":{"prototype":{}}}}' }),
    { ...aValidEnvelope(), part: 'constructor' },
  )
  expect(results.map(({ state }) => state)).toEqual(['refused', expect.not.stringMatching('refused'), 'quarantined'])
  expect(await query('select country from answers')).toEqual([{ country: null }])
  expect(({} as Record<string, unknown>)['org_country']).toBe(undefined)
})

it('answers whatever JSON comes with a result for each or a problem, never with a fault', async () => {
  const { send, log } = await anApp()
  const keys = fc.constantFrom('instanceId', 'surveyId', 'payload', 'part', 'payloadType', 'language', '__proto__')
  const broken = fc
    .tuple(fc.dictionary(keys, fc.jsonValue()), fc.boolean())
    .map(([change, isWhole]) => (isWhole ? { ...aValidEnvelope(), ...change } : change))
  const element = fc.oneof(fc.jsonValue(), broken)
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 5 }), async (submissions) => {
      const response = await send('POST', path, { submissions })
      expect(response.status).toBe(200)
      expect(((await response.json()) as { results: unknown[] }).results).toHaveLength(submissions.length)
    }),
    { numRuns: 300 },
  )
  expect(log).toEqual([])
})
