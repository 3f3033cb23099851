/**
 * Why nothing goes out right now.
 *
 * | reason | meaning |
 * |---|---|
 * | unreachable | no answer at all: offline, no internet behind the router |
 * | portal | something else answered: a network that wants a sign-in first |
 * | endpoint | the endpoint answered that it cannot take anything now |
 * | elsewhere | another tab is sending |
 * | storage | the device's own database does not answer |
 */
export type WaitReason = 'unreachable' | 'portal' | 'endpoint' | 'elsewhere' | 'storage'

export type SyncState =
  /** Nothing left to send, apart from what needs attention. */
  | { readonly status: 'idle' }
  | { readonly status: 'sending' }
  /** `retryInMs` from now, if nothing happens before. */
  | { readonly status: 'later'; readonly reason: WaitReason; readonly retryInMs: number }
