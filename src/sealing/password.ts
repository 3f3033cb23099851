import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'

// One hash takes about 134 MB; a third one at the same time would be the end of a small server.
const atOnce = 2
const strong = { logN: 17, r: 8, p: 1 }
const keyBytes = 32

/** scrypt's N is 2^logN. */
export interface Cost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/**
 * @param cost lower only in tests
 * @returns `scrypt$17$8$1$<salt>$<key>`, so that the cost can rise later without locking anybody out
 * @source OWASP Password Storage Cheat Sheet: scrypt N=2^17, r=8, p=1
 */
export async function hashPassword(password: string, cost: Cost = strong): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/**
 * Compares in constant time.
 * @param stored what hashPassword gave, or null when there is nobody of that name: it takes the same time
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, logN, r, p, salt, key] = (stored ?? nobody).split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64')
  const found = await derive(password, Buffer.from(salt, 'base64'), { logN: Number(logN), r: Number(r), p: Number(p) })
  return timingSafeEqual(found, expected) && stored !== null
}

/** @returns 20 characters that nobody confuses when reading them aloud, 98 bits */
export function makePassword(): string {
  const letters = '23456789abcdefghjkmnpqrstvwxyz'
  const pick = () => letters.charAt(randomInt(letters.length))
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, pick).join('')).join('-')
}

const nobody = `scrypt$${strong.logN}$${strong.r}$${strong.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(keyBytes).toString('base64')}`

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const options = { N: 2 ** logN, r, p, maxmem: 192 * 2 ** logN * r }
      // NFC: the same password typed on a Mac and on a phone is the same password.
      scrypt(password.normalize('NFC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
