import { bytesOf, webCrypto } from './digest.ts'
import { toHex } from './hex.ts'

// The floor that OWASP names for PBKDF2-HMAC-SHA-256: a stolen table of hashes must cost its thief something per guess.
const rounds = 600_000

/**
 * What the endpoint gets instead of the receipt code: one value per part, so that two stores
 * cannot be joined by somebody who does not hold the code.
 * @param code 12 characters, as `newReceiptCode` and `readReceiptCode` give it
 * @returns hex, by part
 * @source RFC 8018 section 5.2 (PBKDF2), RFC 2104 (HMAC)
 */
export async function receiptHashes(
  code: string,
  surveyId: string,
  parts: readonly string[],
): Promise<Record<string, string>> {
  const salt = bytesOf(`receipt ${surveyId}`)
  const authenticate = await keyedBy(bytesOf(code), salt)
  const hashes = await Promise.all(parts.map(async (part) => [part, toHex(await authenticate(bytesOf(part)))] as const))
  return Object.fromEntries(hashes)
}

type Authenticate = (label: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

async function keyedBy(code: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>): Promise<Authenticate> {
  const subtle = webCrypto()
  if (!subtle) {
    const { pbkdf2Async, hmac, sha256 } = await import('./plain-http.ts')
    const key = await pbkdf2Async(sha256, code, salt, { c: rounds, dkLen: 32 })
    return async (label) => hmac(sha256, key, label)
  }
  const password = await subtle.importKey('raw', code, 'PBKDF2', false, ['deriveBits'])
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, password, 256)
  const key = await subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (label) => new Uint8Array(await subtle.sign('HMAC', key, label))
}
