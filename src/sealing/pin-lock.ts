import { bytesOf, webCrypto } from './digest.ts'
import { fromHex, toHex } from './hex.ts'
import { type RandomBytes, randomBytes } from './random.ts'
import type { SealedText } from './sealed-text.ts'
import { openText, sealText } from './xchacha.ts'

// As for receipt codes. All six-digit PINs together take one core a day at this price, and a rented machine minutes.
const usualRounds = 600_000
const saltBytes = 16
const boundTo = ['pin lock']

/** A secret that a PIN opens. Whether a PIN is right shows only by its opening: nothing of it is kept. */
export type PinLock = { readonly salt: Uint8Array; readonly rounds: number; readonly sealed: SealedText }

/**
 * @param rounds fewer only in tests; kept with the lock, so that the price can rise later
 * @source RFC 8018 section 5.2 (PBKDF2)
 */
export async function lockWithPin(
  pin: string,
  secret: Uint8Array,
  rounds = usualRounds,
  random: RandomBytes = randomBytes,
): Promise<PinLock> {
  const salt = random(saltBytes)
  return { salt, rounds, sealed: sealText(await stretch(pin, salt, rounds), toHex(secret), boundTo, random) }
}

/** @returns null where the PIN is another */
export async function openWithPin({ salt, rounds, sealed }: PinLock, pin: string): Promise<Uint8Array | null> {
  const secret = openText(await stretch(pin, salt, rounds), sealed, boundTo)
  return secret === null ? null : fromHex(secret)
}

async function stretch(pin: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  const subtle = webCrypto()
  if (!subtle) {
    const { pbkdf2Async, sha256 } = await import('./plain-http.ts')
    return pbkdf2Async(sha256, bytesOf(pin), salt, { c: rounds, dkLen: 32 })
  }
  const password = await subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: rounds }
  return new Uint8Array(await subtle.deriveBits(how, password, 256))
}
