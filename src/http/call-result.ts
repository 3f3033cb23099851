import type { Problem } from '../contract/problem.ts'

/**
 * What came of one call.
 *
 * | status | meaning |
 * |---|---|
 * | ok | 2xx, JSON, of the expected shape |
 * | problem | the endpoint says no, in the contract's own form |
 * | not-ours | something answered that is not the endpoint: a network's sign-in page, a proxy, a cut-off reply. `httpStatus` is 0 for a redirect, which browsers hide |
 * | unreachable | no answer in time, or none at all |
 */
export type CallResult<Body> =
  | { readonly status: 'ok'; readonly body: Body }
  | {
      readonly status: 'problem'
      readonly httpStatus: number
      readonly problem: Problem
      readonly retryAfterMs: number | null
    }
  | { readonly status: 'not-ours'; readonly httpStatus: number; readonly retryAfterMs: number | null }
  | { readonly status: 'unreachable' }
