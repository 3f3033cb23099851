import { createHmac, randomBytes } from 'node:crypto'

/** Bytes of the server's secret: as many as the hash gives out. */
export const secretBytes = 32

/** @returns a fresh secret; whoever loses it can no longer match receipt codes or organisations to what is stored */
export function newSecret(): Uint8Array {
  return randomBytes(secretBytes)
}

/**
 * Hashes what a device sent, so that the stored value is of no use without the server's secret: the hash of an
 * organisation's name can otherwise be found by trying names.
 * @param label keeps values of different purposes apart, also when the input is the same
 * @returns lower-case hex, 64 characters
 * @source RFC 2104
 */
export function keyedHash(secret: Uint8Array, label: string, value: string): string {
  return createHmac('sha256', secret).update(`${label}\0${value}`).digest('hex')
}
