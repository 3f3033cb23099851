import { bytesOf, webCrypto } from './digest.ts'

/** The floor that OWASP names for PBKDF2-HMAC-SHA-256: a stolen file or table must cost its thief something per guess. */
export const stretchRounds = 600_000

/**
 * Makes 256 bits of a short secret, slowly.
 * @source RFC 8018 section 5.2 (PBKDF2)
 */
export async function stretch(
  secret: string,
  salt: Uint8Array | string,
  rounds: number = stretchRounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = webCrypto()
  if (!subtle) {
    const { pbkdf2Async, sha256 } = await import('./plain-http.ts')
    return bytesOf(await pbkdf2Async(sha256, bytesOf(secret), bytesOf(salt), { c: rounds, dkLen: 32 }))
  }
  const password = await subtle.importKey('raw', bytesOf(secret), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds }
  return new Uint8Array(await subtle.deriveBits(how, password, 256))
}
