/**
 * A short fingerprint of an English text, kept beside its translation so that a later change of the English shows.
 * It guards against forgetting, not against anybody: FNV-1a, 32 bit, as 8 hexadecimal digits.
 * @source http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function textStamp(english: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(english)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
