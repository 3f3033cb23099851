import type { SurveyDefinition } from '../../contract/definition.ts'
import type { ProjectDetails } from '../../contract/survey-info.ts'
import type { Arrival } from '../first/read-address.ts'

const channels = ['qr', 'email', 'social', 'partner', 'web'] as const
export type LinkChannel = (typeof channels)[number]

/** Who holds the device: the respondent her own or one that goes round, or the facilitator, who reads aloud and taps. */
export type ResponseMode = 'self' | 'kiosk' | 'assisted'

/** Where the link was met, as far as it says so in a word that we know. */
export const channelOf = (arrival: Arrival): LinkChannel => channels.find((known) => known === arrival.channel) ?? 'web'

/** What the device knows and nobody is asked. A workshop that this form version has not heard of is kept as `unknown`. */
export function paradata(definition: SurveyDefinition, arrival: Arrival, mode: ResponseMode): Record<string, string> {
  const isListed = definition.choices['workshop']?.some(({ name }) => name === arrival.workshop) ?? false
  return {
    workshop_code: isListed ? (arrival.workshop ?? '') : arrival.workshop ? 'unknown' : '',
    source_channel: channelOf(arrival),
    response_mode: mode,
    form_version: definition.version,
  }
}

/** The team's own details, which labels show and which are never sent. */
export function projectValues(project: ProjectDetails): Record<string, string> {
  return {
    contact_email: project.contactEmail,
    ethics_reference: project.ethicsReference,
    privacy_url: project.privacyUrl,
    withdrawal_deadline: project.withdrawalDeadline,
  }
}

/** Bands instead of times: nobody is told apart by how long she took. */
export function durationBand(activeSeconds: number): string {
  const minutes = activeSeconds / 60
  if (activeSeconds <= 0) return 'unknown'
  if (minutes < 5) return 'lt5'
  if (minutes < 8) return 'm5_8'
  if (minutes < 12) return 'm8_12'
  return minutes < 20 ? 'm12_20' : 'gt20'
}
