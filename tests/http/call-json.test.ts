import { describe, expect, it } from 'vitest'
import { submissionsReply } from '../../src/contract/receipt.ts'
import { callJson, fetchProgress } from '../../src/http/index.ts'
import { retryAfterMs } from '../../src/http/retry-after.ts'
import { aRig, type RigHandle } from '../support/rig.ts'
import type { Behaviour } from '../support/rig-plan.ts'

const post = ({ baseUrl }: RigHandle, differing: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  callJson({
    method: 'POST',
    url: `${baseUrl}/api`,
    body: { submissions: [] },
    schema: submissionsReply,
    timeoutMs: 10_000,
    ...differing,
  })

describe('one call', () => {
  it('gives the body when it is JSON of the expected shape', async () => {
    expect(await post(await aRig())).toEqual({ status: 'ok', body: { results: [] } })
  })

  it.each([
    ['portal', 200],
    ['portal-json', 200],
    ['json-as-html', 200],
    ['empty', 200],
    ['half-json', 200],
    ['redirect', 0],
    ['413-html', 413],
    ['502-html', 502],
  ] as const satisfies readonly (readonly [Behaviour, number])[])(
    'calls %s not ours',
    async (behaviour, httpStatus) => {
      expect(await post(await aRig({ always: behaviour }))).toEqual({
        status: 'not-ours',
        httpStatus,
        retryAfterMs: null,
      })
    },
  )

  it('does not go where a redirect leads', async () => {
    const rig = await aRig({ always: 'redirect' })
    await post(rig)
    expect((await rig.log()).requests).toHaveLength(1)
  })

  it('passes on a problem in the contract’s own words, and how long to wait', async () => {
    const result = await post(await aRig({ always: '429' }))
    expect(result).toMatchObject({
      status: 'problem',
      httpStatus: 429,
      problem: { code: 'too_many_attempts' },
      retryAfterMs: 7000,
    })
  })

  it.each(['cut-before', 'truncated'] as const)('calls %s unreachable', async (behaviour) => {
    expect(await post(await aRig({ always: behaviour }))).toEqual({ status: 'unreachable' })
  })

  it('gives up in time, and at once when told so', async () => {
    const rig = await aRig({ isHeld: true })
    expect(await post(rig, { timeoutMs: 50 })).toEqual({ status: 'unreachable' })
    expect(await post(rig, { signal: AbortSignal.abort() })).toEqual({ status: 'unreachable' })
    const controller = new AbortController()
    const call = post(rig, { signal: controller.signal })
    controller.abort()
    expect(await call).toEqual({ status: 'unreachable' })
  })

  it('reads the counter only from the endpoint', async () => {
    expect(await fetchProgress('femig-global-cso', (await aRig({ always: 'portal' })).baseUrl)).toMatchObject({
      status: 'not-ours',
    })
  })
})

describe('Retry-After', () => {
  it.each([
    [{ 'Retry-After': '120' }, 120_000],
    [{ 'Retry-After': 'Wed, 03 Dec 2036 10:02:00 GMT', Date: 'Wed, 03 Dec 2036 10:00:00 GMT' }, 120_000],
    [{ 'Retry-After': 'Wed, 03 Dec 2036 10:02:00 GMT' }, null],
    [{ 'Retry-After': 'Wed, 03 Dec 2036 10:00:00 GMT', Date: 'Wed, 03 Dec 2036 10:02:00 GMT' }, null],
    [{ 'Retry-After': '-5' }, null],
    [{ 'Retry-After': 'soon' }, null],
    [{}, null],
  ])('%o is %s, without asking the phone’s clock', (headers, expected) => {
    expect(retryAfterMs(new Headers(headers as Record<string, string>))).toBe(expected)
  })
})
