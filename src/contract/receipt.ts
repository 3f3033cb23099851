import * as z from 'zod/mini'
import { calendarDay, sha256Hex } from './submission.ts'

/**
 * | state | what the endpoint did |
 * |---|---|
 * | stored | committed and flushed before the reply |
 * | duplicate | had the same bytes already |
 * | conflict | had other bytes under this id: both are kept, a person decides |
 * | quarantined | kept, but a person must look |
 * | refused | not an envelope: the only one that is not kept |
 */
export const submissionState = z.enum(['stored', 'duplicate', 'conflict', 'quarantined', 'refused'])
export type SubmissionState = z.infer<typeof submissionState>

/** One line of the reply to `POST /api/v1/submissions`. `instanceId` and `sha256` are null only where the envelope had none to name. */
export const submissionResult = z.object({
  instanceId: z.nullable(z.string()),
  sha256: z.nullable(sha256Hex),
  state: submissionState,
  receivedOn: z.nullable(calendarDay),
  reason: z.optional(z.string()),
  /** Hashes of the files named in the envelope that the endpoint does not hold yet; absent where nothing is missing. */
  missing: z.optional(z.array(sha256Hex)),
})
export type SubmissionResult = z.infer<typeof submissionResult>

export const submissionsReply = z.object({ results: z.array(submissionResult) })
export type SubmissionsReply = z.infer<typeof submissionsReply>

/** What a device keeps for ever of a submission it has handed over: no answers. */
export const receipt = z.object({
  instanceId: z.string(),
  sha256: sha256Hex,
  state: z.enum(['stored', 'duplicate', 'conflict', 'quarantined']),
  receivedOn: calendarDay,
})
export type Receipt = z.infer<typeof receipt>

export const withdrawalRequest = z.strictObject({ receiptHash: sha256Hex })

/** The reply to a withdrawal, with status 202. The same for every hash, so it cannot name the one that it is for. */
export const withdrawalReply = z.object({ status: z.literal('accepted') })
export type WithdrawalReply = z.infer<typeof withdrawalReply>
