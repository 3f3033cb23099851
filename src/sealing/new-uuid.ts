import { toHex } from './hex.ts'
import { type RandomBytes, randomBytes } from './random.ts'

/**
 * A random UUID, version 4. `crypto.randomUUID` is missing on plain-http pages, where collecting must go on.
 * @source RFC 9562 section 5.4
 */
export function newUuid(random: RandomBytes = randomBytes): string {
  const hex = toHex(
    random(16).map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte)),
  )
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
