import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { encodeBase64 } from './base64.ts'
import { utf8 } from './utf8.ts'

const algorithms: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
])

/**
 * A text's hash, for telling apart and never for secrets; "" for an algorithm or an encoding that there is not.
 * @param encoding `base64` where it is ""
 * @source https://getodk.github.io/xforms-spec/#fn:digest
 */
export function digest(text: string, algorithm: string, encoding: string): string {
  const hash = algorithms.get(algorithm)
  if (!hash) return ''
  const bytes = hash(utf8(text))
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return encoding === '' || encoding === 'base64' ? encodeBase64(bytes) : ''
}
