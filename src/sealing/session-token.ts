import { createHash, randomBytes } from 'node:crypto'

/** @returns 256 random bits for a cookie */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the store keeps of a token: who reads the database cannot take over a session with it. */
export function sessionTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
