import type { Receipt } from '../contract/receipt.ts'
import type { Envelope } from '../contract/submission.ts'
import type { SealedFor } from '../sealing/sealed-for.ts'
import type { SealedText } from '../sealing/sealed-text.ts'

/** A session that is not finished, as the screen hands it over. Days are `YYYY-MM-DD` of the device's own calendar. */
export type Draft = {
  readonly draftId: string
  readonly surveyId: string
  readonly formVersion: string
  readonly language: string
  /** The tab that writes it: a page left open elsewhere must not put older answers over newer ones. */
  readonly writer?: string
  /** Somebody chose to keep it on this phone: whoever opens the survey here is offered it. Else only its own tab is. */
  readonly isKept: boolean
  /** Workshop and channel of the link that it was begun with. */
  readonly origin?: { readonly workshop: string | null; readonly channel: string | null }
  /** Hex: what opens the files of this draft; only where there are any. */
  readonly fileKey?: string | undefined
  /** The engine's saved session; the queue does not look inside. */
  readonly saved: unknown
  /** Id of the page that was open. */
  readonly page: string
  readonly activeSeconds: number
  readonly startedOn: string
  readonly updatedOn: string
}

/**
 * As drafts were written before they were sealed. Rows of an earlier version of the app are still offered once, and a
 * tab that runs it may still write here.
 * `order` grows with every write, because two drafts of one day cannot be told apart by their days.
 */
export type PlainDraftRow = Omit<Draft, 'isKept'> & { readonly order: number }

/** What must be read without the draft's key: whose it is, which form opens it, and when it has to go. */
export type SealedDraftRow = Pick<Draft, 'draftId' | 'surveyId' | 'formVersion' | 'writer' | 'updatedOn'> & {
  readonly order: number
  /** Everything else of the draft. */
  readonly sealed: SealedText
}

/** A file that an answer of a draft names. Its key lies in the draft, so that whatever opens or ends the one does the other. */
export type DraftFileRow = { readonly draftId: string; readonly name: string; readonly sealed: SealedText }

/** A file of a submission in the outbox, until the endpoint has confirmed it with its submission. */
export type OutboxFileRow = { readonly instanceId: string; readonly sha256: string; readonly content: Uint8Array }

/** Only of drafts that somebody chose to keep on this phone; the keys of all others lie with their tabs. */
export type DraftKeyRow = { readonly draftId: string; readonly key: Uint8Array }

/**
 * A draft of a device that goes from hand to hand, for the facilitator to take up again. Named by a number and a time,
 * never by a person; its key is sealed for whoever has the PIN.
 */
export type ParkedDraftRow = {
  readonly draftId: string
  readonly number: number
  /** The device's own clock, `YYYY-MM-DDTHH:MM`. */
  readonly parkedAt: string
  readonly sealedKey: SealedFor
}

/** A draft that was finished or deleted. Says nothing of the submission that came of it, so that nothing joins its parts. */
export type ClosedDraftRow = { readonly draftId: string }

/**
 * `waiting` goes with the next try. `attention` is kept as well and tried again at every start,
 * but alone and after all others, so that it never holds them up. `aside` is kept and not tried until somebody says so.
 */
export type OutboxState = 'waiting' | 'attention' | 'aside'

export type OutboxRow = {
  readonly instanceId: string
  readonly part: string
  readonly envelope: Envelope
  /** Hex SHA-256 of the payload's bytes, made before the first network call. */
  readonly sha256: string
  /** Length of the envelope as JSON in UTF-8. */
  readonly bytes: number
  readonly madeOn: string
  readonly state: OutboxState
  /** Tries in which the endpoint answered for others and not for this one; the least tried go first. */
  readonly attempts: number
  /** A problem code of the contract, or one of ours: `refused`, `damaged`. */
  readonly reason: string | null
  /** Only of what another device made and a carry file brought: the endpoint notes by which way it came. */
  readonly via?: 'file'
}

/** What the device keeps of a submission for good: no answers. */
export type LedgerRow = {
  readonly instanceId: string
  readonly part: string
  readonly sha256: string
  readonly madeOn: string
  /** Empty where the envelope names none, as those of all parts that travel apart. */
  readonly workshop: string
  readonly state: 'made' | 'received' | 'withdrawn' | 'lost'
  readonly receipt: Receipt | null
  /** Only where it was made on another device and came here in a carry file. */
  readonly source?: 'carried'
}

/** A withdrawal of which the endpoint has not been told yet: the hash alone, never the code and nothing about the answers. */
export type WithdrawalRow = { readonly receiptHash: string }

/** Of all envelopes ever made here: compared at every start with a copy outside the database. */
export type Tally = {
  /** By part. */
  readonly made: Readonly<Record<string, number>>
  /** By part: received, withdrawn, or reported as lost. */
  readonly settled: Readonly<Record<string, number>>
  /** XOR over the first 32 bits of the instance IDs made, 8 hex digits: two sets of equal size that differ show it. */
  readonly xor: string
}
/**
 * `missing`: as `made`, of what is neither in the outbox nor settled, when somebody looked last; absent: nothing.
 * `birth`: nothing but a number in `xor`, by which a database that the browser made anew is told from the one before.
 */
export type TallyRow = Tally & { readonly name: 'tally' | 'missing' | 'birth' }

/** Who sends, on browsers without Web Locks. `beat` grows while the holder lives. */
export type LeaseRow = { readonly name: string; readonly holder: string; readonly beat: number }
