import type { Language } from '../../contract/routes.ts'
import type { Envelope } from '../../contract/submission.ts'
import type { Session } from '../../engine/browser.ts'
import { durationBand, type LinkChannel, type ResponseMode } from './hidden-values.ts'
import { makeEnvelopes } from './make-envelopes.ts'

export type SealFacts = {
  readonly language: Language
  /** The device's own calendar day: it must agree with the facilitator's day sheet. */
  readonly today: string
  readonly workshop: string | null
  readonly channel: LinkChannel
  /** Who held the device. */
  readonly mode: ResponseMode
  readonly activeSeconds: number
  readonly receiptHashes: Readonly<Record<string, string>>
  readonly newInstanceId: () => string
  readonly orgHash: (name: string, country: string) => Promise<string | null>
}

/** The finished session as it will travel: one envelope for each of its parts. */
export async function sealSession(session: Session, facts: SealFacts): Promise<readonly Envelope[]> {
  const { definition } = session.form
  session.setHidden('ui_language', facts.language)
  session.setHidden('duration_band', durationBand(facts.activeSeconds))
  const { organisation } = definition.settings
  const name = organisation ? String(session.evaluate(`\${${organisation.name}}`)) : ''
  const country = organisation ? String(session.evaluate(`\${${organisation.country}}`)) : ''
  return makeEnvelopes(session.toSubmission(), {
    surveyId: definition.id,
    mainPart: definition.settings.parts[0] ?? 'answers',
    formVersion: definition.version,
    language: facts.language,
    completedOn: facts.today,
    workshop: facts.workshop,
    channel: facts.channel,
    mode: facts.mode,
    usable: session.isUsable(),
    orgHash: name ? await facts.orgHash(name, country) : null,
    receiptHashes: facts.receiptHashes,
    newInstanceId: facts.newInstanceId,
  })
}
