import { randomBytes } from 'node:crypto'
import { serverDigest } from './server-digest.ts'
import { toBase32 } from './totp.ts'

const count = 8
const codeBytes = 15

/** @returns eight codes of 120 bits each, `ABCD-EFGH-…`: each opens the account once in place of the phone */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () => (toBase32(randomBytes(codeBytes)).match(/.{4}/g) ?? []).join('-'))
}

/**
 * What the store keeps of a code, and what one that somebody typed is looked up by: blanks, dashes and small letters
 * make no difference. A plain hash will do, because nobody can try 120 bits.
 * @source ASVS 5.0, 6.5.2
 */
export const recoveryCodeHash = (code: string): string =>
  serverDigest(`recovery ${code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()}`, 'hex')
