import { sha256Hex } from './digest.ts'
import { organisationText } from './normalise-name.ts'

/**
 * Tells whether two responses come from one organisation, without its name: SHA-256 of name and country,
 * both normalised as a person would compare them. The endpoint stores only a keyed hash of this.
 * @returns hex, or null without a name
 */
export async function orgHash(name: string, country: string): Promise<string | null> {
  const text = organisationText(name, country)
  return text === null ? null : sha256Hex(text)
}
