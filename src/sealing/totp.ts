import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepMs = 30_000
const digits = 6
/** Phones' clocks differ: one step to either side is as good. */
const tolerance = 1
/** As long as the hash, which is what the standard asks for. */
const secretBytes = 20
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** @returns a new secret of 160 bits, in the base32 that authenticator apps read */
export const newTotpSecret = (): string => toBase32(randomBytes(secretBytes))

/** @returns whether it can be such a secret: somebody's page sends it back with the first code */
export const isTotpSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text)

/**
 * @param lastStep the step of the last code that was accepted: none of that step or before is accepted again
 * @returns the step of the code, to be remembered, or null where the code is wrong, too old, or used
 * @source RFC 6238 sections 4 and 5.2
 */
export function acceptTotp(secret: string, code: string, now: number, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const current = Math.floor(now / stepMs)
  for (let step = current - tolerance; step <= current + tolerance; step += 1) {
    if (step > lastStep && timingSafeEqual(Buffer.from(totpAt(secret, step)), Buffer.from(code))) return step
  }
  return null
}

/** @source RFC 4226 section 5.3 */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The address that authenticator apps read from a QR code. */
export function totpUri(secret: string, issuer: string, name: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/** @source RFC 4648 section 6, without padding: what is encoded here fills whole groups */
export function toBase32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const length = Math.floor((bytes.length * 8) / 5)
  return Array.from({ length }, (_, at) => alphabet[Number((bits >> BigInt((length - 1 - at) * 5)) & 31n)]).join('')
}

function fromBase32(text: string): Uint8Array {
  let bits = 0n
  for (const letter of text) bits = (bits << 5n) | BigInt(Math.max(0, alphabet.indexOf(letter)))
  const length = Math.floor((text.length * 5) / 8)
  return Uint8Array.from({ length }, (_, at) => Number((bits >> BigInt((length - 1 - at) * 8)) & 255n))
}
