import { createHash } from 'node:crypto'

/**
 * SHA-256 in one step: the endpoint hashes a hundred payloads before it opens its transaction, and WebCrypto would
 * make each of them a round trip.
 */
export function serverDigest(bytes: Uint8Array | string, encoding: 'hex' | 'base64' | 'base64url'): string {
  return createHash('sha256').update(bytes).digest(encoding)
}
