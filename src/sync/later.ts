import type { CallResult } from '../http/index.ts'

/** Nothing can go out now, whatever we send. */
export type Later = {
  readonly status: 'later'
  readonly reason: 'unreachable' | 'portal' | 'endpoint'
  readonly retryAfterMs: number | null
}

/** Why a call that brought no yes should be tried again, and when at the earliest. */
export function later(result: Exclude<CallResult<unknown>, { status: 'ok' }>): Later {
  switch (result.status) {
    case 'problem':
      return { status: 'later', reason: 'endpoint', retryAfterMs: result.retryAfterMs }
    case 'not-ours':
      return {
        status: 'later',
        reason: result.httpStatus >= 500 ? 'endpoint' : 'portal',
        retryAfterMs: result.retryAfterMs,
      }
    case 'unreachable':
      return { status: 'later', reason: 'unreachable', retryAfterMs: null }
    default:
      return result satisfies never
  }
}
