import type { ProblemCode } from '../contract/problem.ts'

/** What may be wrong with any body. */
export const body: readonly ProblemCode[] = [
  'malformed_json',
  'malformed_request',
  'wrong_content_type',
  'body_too_large',
]
/** What may be wrong with whoever asks. */
export const session: readonly ProblemCode[] = ['not_signed_in', 'not_permitted']
/** And with whoever changes something. */
export const write: readonly ProblemCode[] = [...session, 'wrong_origin']
