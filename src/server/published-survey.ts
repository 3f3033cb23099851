import type { Form } from '../engine/index.ts'

/** A survey as it is served: all its published versions, and whether it still counts what comes in. */
export interface PublishedSurvey {
  readonly id: string
  /** Newest first, at least one. */
  readonly forms: readonly [Form, ...Form[]]
  /** A closed survey still keeps what arrives, but sets it apart. */
  readonly state: 'open' | 'closed'
}
