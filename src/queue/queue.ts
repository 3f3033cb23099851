import type { Receipt } from '../contract/receipt.ts'
import type { Envelope } from '../contract/submission.ts'
import type { Draft, OutboxFileRow, OutboxRow, OutboxState } from './rows.ts'
import type { DraftSaveResult, SaveResult } from './save-result.ts'
import type { StorageHealth } from './storage-health.ts'

/**
 * Counted in responses, not in envelopes: each response has at most one envelope of a part, so the part with the most
 * gives the number without anything that joins the parts. `received` counts only responses of which no part is missing.
 */
export type QueueState = {
  /** Includes those being sent. */
  readonly waiting: number
  readonly sending: number
  readonly needsAttention: number
  /** Somebody chose to try them no more for now. */
  readonly setAside: number
  readonly received: number
  /** `YYYY-MM-DD`, null when nothing waits. */
  readonly oldestWaitingOn: string | null
}

/**
 * Of one response, all its parts together: `received` only when every part has its receipt, `withdrawn` when a part
 * was withdrawn on this device and none of the others is still on it.
 */
export type SubmissionProgress = 'saved' | 'sending' | 'received' | 'withdrawn' | 'attention'

export type DraftResult =
  /** `isOwn`: this very tab wrote it last, so nobody has to be asked whose it is. */
  | { readonly status: 'found'; readonly draft: Draft; readonly isOwn: boolean }
  | { readonly status: 'none' }
  | { readonly status: 'unavailable'; readonly cause: unknown }

export type BatchRequest = {
  readonly part: string
  readonly state: OutboxState
  readonly maxCount: number
  readonly maxBytes: number
  /** Rows tried already in this run. */
  readonly except: ReadonlySet<string>
}

/** What the device holds until the endpoint has it. */
export type Queue = {
  /** Sealed under a key that lies with this tab, or on the device too where somebody chose to keep it. */
  readonly saveDraft: (draft: Draft) => Promise<DraftSaveResult>
  /**
   * The draft of this tab, else the one written last of those that somebody chose to keep; of all others nothing is said.
   * Drafts that were left for more than 7 days are deleted on the way.
   * @param today `YYYY-MM-DD`
   */
  readonly latestDraft: (today: string) => Promise<DraftResult>
  /**
   * This tab goes on with the draft; what another tab still writes of it is refused as `elsewhere`. One that was written
   * before drafts were sealed is sealed now.
   */
  readonly claimDraft: (draftId: string, writer: string) => Promise<SaveResult>
  /** Survey and version of every draft on this device, as in `femig-global-cso/2026-12-01`. */
  readonly formsOfDrafts: () => Promise<readonly string[]>
  readonly discardDraft: (draftId: string) => Promise<SaveResult>
  /** Every draft of this device, also those that other tabs have open. */
  readonly discardAllDrafts: () => Promise<SaveResult>
  /**
   * Writes all parts to the outbox and the ledger and removes the draft, in one strictly durable transaction.
   * Calling it again with the same envelopes is safe and answers `saved`.
   */
  readonly finish: (finished: {
    readonly draftId: string
    /** The tab that finishes it; another one's draft is refused as `elsewhere`. */
    readonly writer?: string
    readonly envelopes: readonly Envelope[]
    /** What the envelopes name; with them or not at all. */
    readonly files?: readonly OutboxFileRow[]
  }) => Promise<SaveResult>
  /** A file that an envelope of the outbox names; null where it is not here. */
  readonly fileOf: (instanceId: string, sha256: string) => Promise<Uint8Array | null>
  /** Calls back at once and after every change, also those of other tabs. @returns stops */
  readonly watchQueue: (onChange: (state: QueueState) => void) => () => void
  /** @param instanceIds all parts of one response. @returns stops */
  readonly watchSubmission: (
    instanceIds: readonly string[],
    onChange: (progress: SubmissionProgress) => void,
  ) => () => void
  /**
   * Removes what still waits under these receipt hashes and notes that the endpoint must be told, in one strictly
   * durable transaction. The same outcome whether there was anything or not.
   */
  readonly withdraw: (receiptHashes: readonly string[]) => Promise<SaveResult>
  /** Calls back at once and after every change with the hashes of which the endpoint has not been told. @returns stops */
  readonly watchWithdrawals: (onChange: (receiptHashes: readonly string[]) => void) => () => void
  /** Responses that were saved here, not received, and are gone; to be said at every start. Rejects with the faults of the database. */
  readonly lost: () => Promise<number>
  /** The same and the browser's own figures, for whoever looks after the device. */
  readonly storageHealth: () => Promise<StorageHealth>
  /** A person has read that responses were lost. */
  readonly acknowledgeLoss: () => Promise<void>

  // For sync only.
  /** Nothing waits here: no submission in whatever state, and no withdrawal. */
  readonly isIdle: () => Promise<boolean>
  readonly waitingWithdrawals: () => Promise<readonly string[]>
  /** The endpoint has taken it: the device forgets the hash. */
  readonly recordWithdrawal: (receiptHash: string) => Promise<void>
  readonly waitingParts: (state: OutboxState) => Promise<readonly string[]>
  readonly nextBatch: (request: BatchRequest) => Promise<readonly OutboxRow[]>
  readonly markSending: (rows: readonly OutboxRow[]) => () => void
  /** Writes each receipt and lets go of its row in one transaction. A receipt whose hash is not the row's is ignored. */
  readonly recordReceipts: (receipts: readonly Receipt[]) => Promise<void>
  readonly recordAttention: (instanceId: string, reason: string) => Promise<void>
  readonly recordAttempt: (instanceIds: readonly string[]) => Promise<void>
  readonly tryLease: (name: string) => Promise<{ readonly release: () => Promise<void> } | null>
  readonly close: () => void
}
