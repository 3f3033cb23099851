export type IdleState =
  | { readonly kind: 'present' }
  /** Nobody has touched anything for a while: the answers are covered, and this much is left to say so. */
  | { readonly kind: 'asking'; readonly leftMs: number }
  | { readonly kind: 'gone' }

type Limits = { readonly idleMs: number; readonly countdownMs: number }

/**
 * Whether anybody is still there.
 * @param untouchedMs since the last touch, by whatever clock has gone further
 */
export function idleState(untouchedMs: number, { idleMs, countdownMs }: Limits): IdleState {
  if (untouchedMs < idleMs) return { kind: 'present' }
  const leftMs = idleMs + countdownMs - untouchedMs
  return leftMs > 0 ? { kind: 'asking', leftMs } : { kind: 'gone' }
}
