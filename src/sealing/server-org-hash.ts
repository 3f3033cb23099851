import { organisationText } from './normalise-name.ts'
import { serverDigest } from './server-digest.ts'

/** The hash that a device makes of an organisation's name and country, made here for a response that no device sent. */
export function serverOrgHash(name: string, country: string): string | null {
  const text = organisationText(name, country)
  return text === null ? null : serverDigest(Buffer.from(text), 'hex')
}
