import { bytesOf, webCrypto } from './digest.ts'
import { toHex } from './hex.ts'
import { stretch } from './stretch.ts'

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
  const authenticate = await keyedBy(code, `receipt ${surveyId}`)
  const hashes = await Promise.all(parts.map(async (part) => [part, toHex(await authenticate(bytesOf(part)))] as const))
  return Object.fromEntries(hashes)
}

type Authenticate = (label: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

async function keyedBy(code: string, salt: string): Promise<Authenticate> {
  const key = await stretch(code, salt)
  const subtle = webCrypto()
  if (!subtle) {
    const { hmac, sha256 } = await import('./plain-http.ts')
    return async (label) => hmac(sha256, key, label)
  }
  const signing = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (label) => new Uint8Array(await subtle.sign('HMAC', signing, label))
}
