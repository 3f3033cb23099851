import type { TargetKind } from '../contract/steering.ts'
import type { FlagKind, ReviewState } from '../contract/submission-review.ts'

/** What is known and said of responses at the desk. What concerns one response goes when it is withdrawn. */
export interface SteeringTables {
  targets: {
    survey_id: string
    kind: TargetKind
    key: string
    goal: number
    changed_by: string
    /** UTC day. */
    changed_on: string
  }
  /** Which responses to look at, and why; kept in the transaction of what it follows from. */
  flags: {
    instance_id: string
    sha256: string
    kind: FlagKind
    survey_id: string
    /** As in `answers`, so that the list of what is still open reads nothing else. */
    review_state: ReviewState
    /** What lies side by side in the list: the organisation's key of the same organisation, "" of all else. */
    grouped_by: string
  }
  /** What was done to a response, in order. The database itself refuses to change a row. */
  reviews: {
    instance_id: string
    sha256: string
    /** Counts up from 1 for each response. */
    number: number
    /** ms since 1970 */
    at: number
    who: string
    from_state: ReviewState
    to_state: ReviewState
    comment: string
    /** The version that an edit made. */
    version: number | null
  }
  /** The versions of a response that was edited, with what each said of it. The database itself refuses to change a row. */
  answer_versions: {
    instance_id: string
    sha256: string
    /** 0 is what was received, whose payload stays where it always was. */
    number: number
    payload: Uint8Array | null
    usable: number | null
    country: string | null
    facets: string | null
    reasons: string | null
    flags: string | null
    unanswered: string | null
  }
}
