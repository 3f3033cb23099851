import * as z from 'zod/mini'
import { attachments } from './attachment.ts'
import { maxSubmissionsPerCall } from './limits.ts'
import { sha256Hex } from './sha256-hex.ts'

export { sha256Hex }

export const uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
export const calendarDay = z.iso.date()
export const workshopCode = z.string().check(z.regex(/^[a-z0-9_]{3,16}$/))

/** The part that counts as a response and alone says where it came from; all others travel apart from it. */
export const countedPart = 'answers'

/** Where the link was met. */
export const channel = z.enum(['qr', 'email', 'social', 'partner', 'web', 'import'])
/** Who held the device. */
export const mode = z.enum(['self', 'kiosk', 'assisted'])

/**
 * How one part of a submission travels: clear metadata plus the payload, whose bytes are the same at every attempt.
 * Parts that may not be joined to the answers leave out where and how the link was met.
 */
export const envelope = z.strictObject({
  instanceId: uuid,
  surveyId: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,63}$/)),
  formVersion: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,32}$/)),
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  part: z.string().check(z.regex(/^[a-z][a-z_]{0,31}$/)),
  completedOn: calendarDay,
  workshop: z.optional(workshopCode),
  channel: z.optional(channel),
  mode: z.optional(mode),
  usable: z.optional(z.boolean()),
  /** SHA-256 of the normalised organisation name and country; the endpoint keeps only a keyed hash of it. */
  orgHash: z.optional(sha256Hex),
  /** By which the person who holds the receipt code can withdraw. */
  receiptHash: z.optional(sha256Hex),
  payloadType: z.enum(['json', 'hpke']),
  payload: z.string(),
  /** Files that follow it; absent where there are none. */
  attachments: z.optional(attachments),
})
export type Envelope = z.infer<typeof envelope>

/** `POST /api/v1/submissions`: the envelopes are parsed one by one, so that a broken one cannot hold up the others. */
export const submissionsRequest = z.object({
  submissions: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxSubmissionsPerCall)),
})

/** `POST /api/v1/submissions/test`: the parts of one made-up response, on the way that a real one would go. */
export const rehearsalRequest = z.object({
  submissions: z.array(z.unknown()).check(z.minLength(1), z.maxLength(10)),
})

/** A JSON value as it stands in a payload: nested groups are objects, repeats are arrays of objects. */
export type AnswerValue = string | Answers | readonly Answers[]
export interface Answers {
  readonly [name: string]: AnswerValue
}

/** The text behind a `json` payload. */
export const jsonPayload = z.strictObject({ answers: z.record(z.string(), z.unknown()) })
