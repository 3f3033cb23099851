/** What one request meets. `ok` is the endpoint as the contract describes it; all others are faults. */
export const behaviours = [
  'ok',
  'portal',
  'portal-json',
  'redirect',
  'empty',
  'truncated',
  'half-json',
  'json-as-html',
  'wrong-sha',
  'other-id',
  'no-results',
  'unknown-state',
  'refused',
  '400',
  '404',
  '413',
  '413-html',
  '429',
  '500',
  '502-html',
  '503',
  'cut-before',
  'cut-after-commit',
] as const
export type Behaviour = (typeof behaviours)[number]

/** A small endpoint of its own per test, which misbehaves as told. */
export type RigPlan = {
  /** For the first requests, one each; `ok` afterwards. */
  readonly first?: readonly Behaviour[]
  /** For all requests after those of `first`. */
  readonly always?: Behaviour
  /** Instance IDs at which the endpoint stumbles, with the whole batch. */
  readonly chokesOn?: readonly string[]
  readonly refuses?: readonly string[]
  readonly maxBytes?: number
  /** How a body above `maxBytes` is turned away: by the endpoint, or by a proxy before it. */
  readonly tooLarge?: '413' | '413-html'
  /** Answer only when `release` is called, so that a test can look while a request is under way. */
  readonly isHeld?: boolean
}

export type RigLog = {
  readonly requests: readonly {
    readonly instanceIds: readonly string[]
    readonly parts: readonly string[]
    readonly bytes: number
    /** Of a withdrawal, which names no instance. */
    readonly receiptHash: string | null
  }[]
  /** instance ID -> hash of what was kept */
  readonly kept: Readonly<Record<string, string>>
  /** Receipt hashes that the endpoint was told to withdraw. */
  readonly withdrawn: readonly string[]
  /** instance ID -> hashes of the files that have come */
  readonly files: Readonly<Record<string, readonly string[]>>
}
