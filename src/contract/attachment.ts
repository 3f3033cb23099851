import * as z from 'zod/mini'
import { sha256Hex } from './sha256-hex.ts'

/** In one envelope. */
export const maxAttachments = 20
/** Of one file, where neither the question nor the server says less: a minute or two on a slow line. */
export const usualMaxAttachmentBytes = 5_242_880

/** Never a way to another folder; the answer to the question holds the same name. */
const fileName = z.string().check(z.regex(/^[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,254}$/u))

/** A file that belongs to an envelope and travels after it, by its hash. */
export const attachment = z.strictObject({
  name: fileName,
  sha256: sha256Hex,
  bytes: z.int().check(z.positive()),
})
export type Attachment = z.infer<typeof attachment>

export const attachments = z.array(attachment).check(z.minLength(1), z.maxLength(maxAttachments))

/** The reply to `PUT /api/v1/submissions/{id}/attachments/{sha256}`: committed and flushed. */
export const attachmentReply = z.object({
  instanceId: z.string(),
  sha256: sha256Hex,
  state: z.enum(['stored', 'duplicate']),
})
export type AttachmentReply = z.infer<typeof attachmentReply>
