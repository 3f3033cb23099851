import type { Attachment } from '../contract/attachment.ts'
import type { AuditEntry } from '../contract/audit.ts'
import type { CoordinatorCounts } from '../contract/counts.ts'
import type { HeardDevice } from '../contract/device.ts'
import type { KeptSubmission, SubmissionFilter } from '../contract/exports.ts'
import type { Envelope } from '../contract/submission.ts'
import type { FlagOfAnswers } from '../contract/submission-review.ts'
import type { ProjectDetails } from '../contract/survey-info.ts'
import type { Workshop } from '../contract/workshop.ts'
import type { AccountStore } from './account-store.ts'
import type { AnalysisStore } from './analysis-store.ts'
import type { Attachments } from './attachments.ts'
import type { Forwarding } from './forwards.ts'
import type { HookStore } from './hook-store.ts'
import type { Hubs } from './hubs.ts'
import type { SteeringStore } from './steering-store.ts'
import type { Opened } from './tally.ts'
import type { TextStore } from './text-store.ts'
import type { Upkeep } from './upkeep.ts'

/** An envelope that the endpoint has judged, with every hash already keyed: the store never sees the device's own. */
export interface Arrival
  extends Pick<
    Envelope,
    'instanceId' | 'surveyId' | 'formVersion' | 'language' | 'part' | 'completedOn' | 'payloadType'
  > {
  /** What a part other than `answers` carries of these is not kept: it could join the part to the answers. */
  readonly workshop: string | null
  readonly channel: string | null
  readonly mode: string | null
  readonly usable: boolean | null
  readonly orgKey: string | null
  /** ISO 3166-1 alpha-2, read from the payload where it can be read. */
  readonly country: string | null
  /** Codes chosen in the questions that the definition has counted, by question; only codes of their lists. */
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly receiptKey: string | null
  readonly via: 'direct' | 'hub' | 'file'
  /** The envelope as JSON where this server is a hub and only holds it for its upstream; else null. */
  readonly forward: Uint8Array | null
  /** Files that are to follow it; none where absent. */
  readonly attachments?: readonly Attachment[]
  /** What the answers tell of themselves, for a person to look at. */
  readonly flags: readonly FlagOfAnswers[]
  /** Null where the answers cannot be read. */
  readonly unanswered: Unanswered | null
  /** It takes the place of a response that the survey's baseline counts; not so where absent. */
  readonly isEarlier?: boolean
  readonly payload: Uint8Array
  /** Hex, over `payload`. */
  readonly sha256: string
  /** Codes of why a person must look; never answers. Empty for a submission in order. */
  readonly reasons: readonly string[]
}

/** Questions that people see and that have no answer, by name; those of repeats are not among them. */
export interface Unanswered {
  /** Asked, and left empty. */
  readonly skipped: readonly string[]
  /** Answered by "don't know" or "prefer not to say". */
  readonly declined: readonly string[]
  readonly unasked: readonly string[]
}

export interface Kept {
  readonly state: 'stored' | 'duplicate' | 'conflict' | 'quarantined'
  /** UTC day; of a duplicate, the day of the first arrival. */
  readonly receivedOn: string
}

export interface Totals {
  readonly received: number
  readonly usable: number
}

/** What the database counts, in the shape in which the coordinators read it. Keys are "" where the envelope did not say. */
export type Counts = Omit<CoordinatorCounts, 'progress' | 'survey' | 'targets'> & { readonly totals: Totals }

/** What is handed in to the audit log; the number is the log's own. */
export type AuditRecord = Omit<AuditEntry, 'number' | 'at'> & {
  /** ms since 1970 */
  readonly at: number
}

/** Submissions of one part, or those of them that a filter lets through; the parts kept apart know only some of it. */
export interface SubmissionSet extends SubmissionFilter {
  readonly surveyId: string
  readonly part: string
  /** Only answers that carry this tag. */
  readonly tag?: string
}

/**
 * Submissions at rest, and what the coordinators keep beside them. One interface, two databases; every method may
 * throw StorageUnavailableError, and nothing else that depends on what was sent.
 */
export interface Store
  extends AccountStore,
    HookStore,
    TextStore,
    AnalysisStore,
    Forwarding,
    Hubs,
    Upkeep,
    Attachments,
    SteeringStore {
  readonly kind: 'sqlite' | 'postgres'

  /** Brings the tables up to date; the workshops of the sources are put in once and never again. */
  migrate(): Promise<void>

  /**
   * Keeps judged envelopes in one transaction, committed and flushed when the promise resolves.
   * The same bytes under the same instance ID are one row however often they come; other bytes are kept beside it.
   * What has been withdrawn is answered like anything else, and not kept.
   * @param receivedOn UTC day
   * @returns one result for each arrival, in the same order
   */
  keep(arrivals: readonly Arrival[], receivedOn: string): Promise<readonly Kept[]>

  /**
   * What `keep` does, down to the flush, with made-up envelopes of which nothing is left: they are put in and taken out
   * in one transaction, so that no count, no export and no crash ever finds them.
   */
  rehearse(arrivals: readonly Arrival[], receivedOn: string): Promise<readonly Kept[]>

  /**
   * Deletes everything that carries the key, now and whenever it should still arrive.
   * @param forwardHash the device's own hash, where a hub has to tell its upstream as well
   */
  withdraw(receiptKey: string, withdrawnOn: string, forwardHash?: string): Promise<void>

  totals(surveyId: string): Promise<Totals>
  /**
   * Read from sums that are kept with each write: what it costs does not grow with the submissions.
   * @param isWithoutRejected leaves out responses that were rejected; organisations, conflicts, flags and what was
   * withdrawn are told of all
   */
  counts(surveyId: string, isWithoutRejected?: boolean): Promise<Counts>
  /** A number that is another one whenever `counts` would say something else. */
  revision(surveyId: string): Promise<number>
  /** Counts sections that somebody opened and may never send. */
  noteSections(surveyId: string, opened: readonly Opened[]): Promise<void>
  /**
   * Notes what a coordinator sees now.
   * @param seenAt ms since 1970
   * @returns what was noted at the end of the visit before this one, or null at the first
   */
  visit(
    coordinator: string,
    seen: string,
    seenAt: number,
  ): Promise<{ readonly seen: string; readonly seenAt: number } | null>

  /**
   * Reads what is kept of one part, in the order of the random IDs, which tells nothing: whoever reads on after the last
   * row of a page sees every row that was there all the time, once.
   * @param after the last row of the page before, or null for the first page
   */
  submissions(
    which: SubmissionSet,
    after: Pick<KeptSubmission, 'instanceId' | 'sha256'> | null,
    limit: number,
  ): Promise<readonly KeptSubmission[]>
  countSubmissions(which: SubmissionSet): Promise<number>

  /** @returns the hashes of what is kept under each of these instance IDs; an ID that is not there is not in the map */
  knownContents(instanceIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** How many responses that count take the place of ones which the baseline counts. */
  earlier(surveyId: string): Promise<number>

  /** Takes away the traces of the order in which parts came in; for quiet times, once a day. */
  forgetOrder(): Promise<void>
  /** When that was done last, as ISO cut to the hour; null before the first time. */
  orderForgotten(): Promise<string | null>
  noteOrderForgotten(hour: string): Promise<void>

  /** @throws StorageUnavailableError when a write cannot be committed */
  assertWritable(): Promise<void>

  /**
   * Names the secret that the stored hashes were made with.
   * @param fingerprint of the secret in use; remembered if there is none yet
   * @returns false when the database was filled under another secret
   */
  knowsSecret(fingerprint: string): Promise<boolean>

  project(): Promise<ProjectDetails>
  saveProject(details: ProjectDetails): Promise<void>

  /** What a hub remembers of its upstream, such as its progress, as JSON; null when it has not asked yet. */
  mirrored(name: string): Promise<string | null>
  saveMirrored(name: string, text: string): Promise<void>

  /** The last word of a device wins. @param forgetBefore ISO: devices that have been silent since are forgotten */
  noteDevice(device: HeardDevice, forgetBefore: string): Promise<void>
  /** Most waiting first. */
  devices(heardSince: string): Promise<readonly HeardDevice[]>

  workshops(): Promise<readonly Workshop[]>
  createWorkshop(workshop: Workshop): Promise<'created' | 'exists'>
  saveWorkshop(workshop: Workshop): Promise<'saved' | 'unknown'>
  /** A workshop that a submission names stays: the counts by workshop would lose their words. */
  deleteWorkshop(code: string): Promise<'deleted' | 'unknown' | 'in_use'>

  /** Adds to the audit log, which nobody can change or shorten. */
  record(entry: AuditRecord): Promise<void>
  /**
   * @param before only entries with a smaller number; null begins with the newest
   * @returns the newest first
   */
  auditLog(before: number | null, limit: number): Promise<readonly AuditEntry[]>

  close(): Promise<void>
}
