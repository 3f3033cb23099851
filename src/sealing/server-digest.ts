import { createHash } from 'node:crypto'

/**
 * SHA-256 in one step: the endpoint hashes a hundred payloads before it opens its transaction, and WebCrypto would
 * make each of them a round trip.
 */
export function serverDigest(bytes: Uint8Array | string, encoding: 'hex' | 'base64' | 'base64url'): string {
  return createHash('sha256').update(bytes).digest(encoding)
}

/** SHA-256 of a whole file, which need not fit into memory; lower-case hex. */
export async function streamDigest(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}
