import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesOf } from './digest.ts'
import { type RandomBytes, randomBytes } from './random.ts'
import { associated, type SealedText } from './sealed-text.ts'

const nonceBytes = 24

/**
 * Seals a text without waiting for anything. Written out in JavaScript, because browsers leave WebCrypto out on
 * plain-http pages. The nonce is long enough to be drawn at random at every write.
 * @param boundTo what the text belongs to: it opens nowhere else, though none of this is hidden
 * @source draft-irtf-cfrg-xchacha (XChaCha20), RFC 8439 section 2.8 (AEAD)
 */
export function sealText(
  key: Uint8Array,
  text: string,
  boundTo: readonly string[],
  random: RandomBytes = randomBytes,
): SealedText {
  return sealBytes(key, bytesOf(text), boundTo, random)
}

/** The same of a file. */
export function sealBytes(
  key: Uint8Array,
  content: Uint8Array,
  boundTo: readonly string[],
  random: RandomBytes = randomBytes,
): SealedText {
  const nonce = random(nonceBytes)
  return { nonce, bytes: xchacha20poly1305(key, nonce, associated(boundTo)).encrypt(content) }
}

/** @returns null where the key, what it is bound to, or a single bit is another than when it was sealed */
export function openText(key: Uint8Array, sealed: SealedText, boundTo: readonly string[]): string | null {
  const bytes = openBytes(key, sealed, boundTo)
  return bytes && new TextDecoder().decode(bytes)
}

export function openBytes(
  key: Uint8Array,
  { nonce, bytes }: SealedText,
  boundTo: readonly string[],
): Uint8Array | null {
  try {
    return xchacha20poly1305(key, nonce, associated(boundTo)).decrypt(bytes)
  } catch {
    return null
  }
}
