import { randomBytes } from 'node:crypto'

const begins = 'femig_'
const prefixLength = begins.length + 6

/** @returns 256 random bits; the name before them lets scanners of leaked secrets know what they have found */
export const newApiToken = (): string => `${begins}${randomBytes(32).toString('base64url')}`

/** Enough to know it again in a list; the other 220 bits stay with its owner. */
export const apiTokenPrefix = (token: string): string => token.slice(0, prefixLength)

export const isApiToken = (text: string): boolean => /^femig_[\w-]{43}$/.test(text)
