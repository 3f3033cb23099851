import * as z from 'zod/mini'
import { envelope, sha256Hex, uuid } from './submission.ts'

/**
 * A carry file: submissions on their way from one device to another, or to the desk, by whatever moves files.
 *
 * ASCII text, one line each: header, records, the header once more. Each line is the SHA-256 (hex) of all that follows
 * it in the line, a space, and one JSON object. Records are sealed one by one, so that damage to one is damage to one.
 */
export const carryFormat = 'femig-carry'
export const carryVersion = 1

/** Base64 of nonce and ciphertext: XChaCha20-Poly1305 under the key that comes of the code and the header's salt. */
const sealed = z.string().check(z.regex(/^[A-Za-z0-9+/]+=*$/))

/** What can be read without the code: how many, under which random IDs, and how to ask for the code. Nothing of whom. */
export const carryHeader = z.object({
  format: z.literal(carryFormat),
  version: z.int().check(z.positive()),
  /** In the order of the records. */
  instanceIds: z.array(uuid),
  /** SHA-256 over the hashes of the record lines, one after the other: whether the file is whole. */
  digest: sha256Hex,
  /** PBKDF2-HMAC-SHA-256 of the code; hex. */
  kdf: z.object({
    rounds: z.int().check(z.positive(), z.maximum(10_000_000)),
    salt: z.string().check(z.regex(/^([0-9a-f]{2}){16,64}$/)),
  }),
  /** A known text, sealed: tells a wrong code from a damaged file. */
  check: sealed,
})
export type CarryHeader = z.infer<typeof carryHeader>

/** One sealed submission; it opens only as the one that it says it is. */
export const carryRecord = z.object({ instanceId: uuid, sealed })
export type CarryRecord = z.infer<typeof carryRecord>

/** What is inside: the envelope as it will be posted, and the hash of its payload's bytes from the day it was made. */
export const carriedSubmission = z.object({ envelope, sha256: sha256Hex })
export type CarriedSubmission = z.infer<typeof carriedSubmission>
