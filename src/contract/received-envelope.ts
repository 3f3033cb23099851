import * as z from 'zod/mini'
import { attachments } from './attachment.ts'
import { channel, envelope, mode, sha256Hex, workshopCode } from './submission.ts'

/** What an envelope may do without; a fault in one of these sets it apart, a fault in any other makes it none. */
const optionalFields = {
  workshop: z.nullish(workshopCode),
  channel: z.nullish(channel),
  mode: z.nullish(mode),
  usable: z.nullish(z.boolean()),
  orgHash: z.nullish(sha256Hex),
  receiptHash: z.nullish(sha256Hex),
  attachments: z.nullish(attachments),
}

export const isOptionalField = (name: PropertyKey): boolean => Object.hasOwn(optionalFields, name)

/**
 * What the endpoint takes for an envelope: more than our own app sends, because a person's answers must not hang on how
 * a program spells them. An ID may be in capitals, null is as good as absent, and fields that nobody knows are left
 * aside: they may hold what has no place on disk, and the payload, which is kept whole, is where answers travel.
 */
export const receivedEnvelope = z.object({
  ...envelope.shape,
  ...optionalFields,
  // Written out instead of a flag, which the description in JSON Schema would lose.
  instanceId: z
    .string()
    .check(z.regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/)),
})
export type ReceivedEnvelope = z.infer<typeof receivedEnvelope>
