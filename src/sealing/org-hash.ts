import { sha256Hex } from './digest.ts'

/**
 * Tells whether two responses come from one organisation, without its name: SHA-256 of name and country,
 * both normalised as a person would compare them. The endpoint stores only a keyed hash of this.
 * @returns hex, or null without a name
 */
export async function orgHash(name: string, country: string): Promise<string | null> {
  const plainName = normaliseName(name)
  return plainName === '' ? null : sha256Hex(`${plainName}\n${normaliseName(country)}`)
}

/**
 * | typed | compared as |
 * |---|---|
 * | `  Organización  Mujer, A.C. ` | `organizacion mujer a c` |
 * | `جَمْعِيَّة الأمل` | `جمعية الامل` |
 */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
