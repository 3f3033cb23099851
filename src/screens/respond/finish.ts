import type { Language } from '../../contract/routes.ts'
import type { Session } from '../../engine/browser.ts'
import { durationBand, type LinkChannel } from './hidden-values.ts'
import { makeEnvelopes } from './make-envelopes.ts'

type Device = typeof import('./device.ts')

/** The receipt code is slow to stretch on an old phone, so it is made while the answers are being checked. */
export type PreparedReceipt = { readonly code: string; readonly hashes: Readonly<Record<string, string>> }

export async function prepareReceipt(
  device: Device,
  surveyId: string,
  parts: readonly string[],
): Promise<PreparedReceipt> {
  const code = device.newReceiptCode()
  return { code, hashes: await device.receiptHashes(code, surveyId, parts) }
}

type Facts = {
  readonly language: Language
  readonly today: string
  readonly workshop: string | null
  readonly channel: LinkChannel
  readonly activeSeconds: number
  readonly draftId: string
  readonly newInstanceId: () => string
  readonly receipt: PreparedReceipt
}

export type FinishResult =
  | { readonly status: 'saved'; readonly instanceIds: readonly string[] }
  | { readonly status: 'full' | 'unavailable' | 'closed' }

/**
 * Hands a finished session over to the queue. Resolves as `saved` only when every part is durably on the device;
 * until then the caller keeps the session.
 */
export async function finish(device: Device, session: Session, facts: Facts): Promise<FinishResult> {
  const { definition } = session.form
  session.setHidden('ui_language', facts.language)
  session.setHidden('duration_band', durationBand(facts.activeSeconds))

  const { organisation } = definition.settings
  const name = organisation ? String(session.evaluate(`\${${organisation.name}}`)) : ''
  const country = organisation ? String(session.evaluate(`\${${organisation.country}}`)) : ''

  const envelopes = makeEnvelopes(session.toSubmission(), {
    surveyId: definition.id,
    mainPart: definition.settings.parts[0] ?? 'answers',
    formVersion: definition.version,
    language: facts.language,
    completedOn: facts.today,
    workshop: facts.workshop,
    channel: facts.channel,
    mode: 'self',
    usable: session.isUsable(),
    orgHash: name ? await device.orgHash(name, country) : null,
    receiptHashes: facts.receipt.hashes,
    newInstanceId: facts.newInstanceId,
  })
  const result = await device.queue.finish({ draftId: facts.draftId, envelopes })
  if (result.status !== 'saved') return { status: result.status }
  device.syncNow()
  return { status: 'saved', instanceIds: envelopes.map(({ instanceId }) => instanceId) }
}
