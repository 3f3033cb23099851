import type { KeptSubmission } from '../contract/exports.ts'
import type { SteeringTarget, TargetKind, TargetList } from '../contract/steering.ts'
import type { FlaggedRow, FlagKind, FlagOfAnswers, ReviewState } from '../contract/submission-review.ts'
import type { Unanswered } from './store.ts'

/** One content under one instance ID. */
export type ContentKey = Pick<KeptSubmission, 'instanceId' | 'sha256'>

/** What a version of a response says of itself, as `Arrival` has it of the one that was received. */
export interface VersionFacts {
  readonly usable: boolean | null
  readonly country: string | null
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly reasons: readonly string[]
  readonly flags: readonly FlagOfAnswers[]
  readonly unanswered: Unanswered | null
}

/** Whose deed it is; `seen` is how many entries of the history she knew. */
export interface Deed extends ContentKey {
  readonly seen: number
  readonly who: string
  /** ms since 1970 */
  readonly at: number
  readonly comment: string
}

export interface ReviewEntry {
  readonly number: number
  /** ms since 1970 */
  readonly at: number
  readonly who: string
  readonly from: ReviewState
  readonly to: ReviewState
  readonly comment: string
  readonly version: number | null
}

/** A response with everything that was said of it. */
export interface StoredSubmission {
  readonly surveyId: string
  /** As it was received, but for what the newest version says of itself. */
  readonly kept: KeptSubmission & { readonly reviewState: ReviewState }
  readonly row: FlaggedRow
  readonly history: readonly ReviewEntry[]
  /** Payloads of the versions after the one that was received. */
  readonly versions: ReadonlyMap<number, Uint8Array>
  readonly conflicts: readonly string[]
  readonly sameOrganisation: readonly ContentKey[]
}

/** Where a page of the list begins; the last row of the page before. */
export interface FlaggedPlace extends ContentKey {
  readonly groupedBy: string
}

export interface FlaggedSet {
  readonly surveyId: string
  readonly kind: FlagKind | 'any' | 'all'
  readonly states: readonly ReviewState[]
}

/** How often each question was asked and left without an answer, by language. */
export interface UnansweredCounts {
  /** `key` is a form version, `split` a language. */
  readonly responses: readonly UnansweredCount[]
  /** `key` is a question. */
  readonly skipped: readonly UnansweredCount[]
  readonly declined: readonly UnansweredCount[]
  readonly unasked: readonly UnansweredCount[]
}
export interface UnansweredCount {
  readonly key: string
  readonly split: string
  readonly received: number
}

/** What coordinators steer by, and what they say of single responses. */
export interface SteeringStore {
  targets(surveyId: string): Promise<TargetList['targets']>
  /** @returns the goal that stood there before, or null */
  saveTarget(surveyId: string, target: SteeringTarget, by: string, on: string): Promise<number | null>
  deleteTarget(surveyId: string, kind: TargetKind, key: string): Promise<number | null>

  /** In an order that stays: whoever reads on after the last row of a page sees every row that was there all the time. */
  flagged(
    which: FlaggedSet,
    after: FlaggedPlace | null,
    limit: number,
  ): Promise<readonly (FlaggedRow & { readonly groupedBy: string })[]>
  unanswered(surveyId: string): Promise<UnansweredCounts>

  /** @param sha256 null for the content that came first */
  submission(instanceId: string, sha256: string | null): Promise<StoredSubmission | null>
  /** Sets a state, or only notes a comment. @param day UTC, for webhooks */
  review(deed: Deed, state: ReviewState | null, day: string): Promise<'done' | 'unknown' | 'changed'>
  /** Adds a version; the response is to be looked at again. What was received stays what it is. */
  edit(deed: Deed, payload: Uint8Array, facts: VersionFacts, day: string): Promise<'done' | 'unknown' | 'changed'>
}
