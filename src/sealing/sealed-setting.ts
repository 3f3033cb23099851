import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Seals what the server must be able to read again, so that the database alone is of no use.
 * @param boundTo what the text belongs to: it opens nowhere else
 * @returns base64 of nonce, tag and text
 */
export function sealSetting(serverSecret: Uint8Array, text: string, boundTo: readonly string[]): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(serverSecret), nonce).setAAD(associated(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @returns null when it was sealed under another secret, for somebody else, or not at all */
export function openSetting(serverSecret: Uint8Array, sealed: string, boundTo: readonly string[]): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv(algorithm, keyOf(serverSecret), bytes.subarray(0, nonceBytes))
    .setAAD(associated(boundTo))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    // The tag does not fit: another secret, another owner, or a changed byte.
    return null
  }
}

const keyOf = (serverSecret: Uint8Array) => Buffer.from(hkdfSync('sha256', serverSecret, '', 'key of settings', 32))

// As JSON, so that no two lists look the same when put together.
const associated = (boundTo: readonly string[]) => Buffer.from(JSON.stringify(boundTo))
