import type { Answers, Envelope } from '../../contract/submission.ts'

type Facts = {
  readonly surveyId: string
  /** The part that counts; the others stay apart from it. */
  readonly mainPart: string
  readonly formVersion: string
  readonly language: string
  /** The device's calendar day, `YYYY-MM-DD`. */
  readonly completedOn: string
  readonly workshop: string | null
  readonly channel: NonNullable<Envelope['channel']>
  readonly mode: NonNullable<Envelope['mode']>
  readonly usable: boolean
  readonly orgHash: string | null
  /** By part. */
  readonly receiptHashes: Readonly<Record<string, string>>
  readonly newInstanceId: () => string
}

const workshopPattern = /^[a-z0-9_]{3,16}$/

/**
 * Puts each part of a submission into an envelope of its own. Only the main part says where, how and whether
 * the response counts; on the others the same facts would let somebody join what was promised to stay apart.
 * @param parts in the order of the definition
 */
export function makeEnvelopes(parts: Readonly<Record<string, Answers>>, facts: Facts): Envelope[] {
  return Object.entries(parts).map(([part, answers]) => {
    const receiptHash = facts.receiptHashes[part]
    const shared = {
      instanceId: facts.newInstanceId(),
      surveyId: facts.surveyId,
      formVersion: facts.formVersion,
      language: facts.language,
      part,
      completedOn: facts.completedOn,
      ...(receiptHash ? { receiptHash } : {}),
      payloadType: 'json' as const,
      payload: JSON.stringify({ answers }),
    }
    if (part !== facts.mainPart) return shared
    return {
      ...shared,
      ...(facts.workshop && workshopPattern.test(facts.workshop) ? { workshop: facts.workshop } : {}),
      channel: facts.channel,
      mode: facts.mode,
      usable: facts.usable,
      ...(facts.orgHash ? { orgHash: facts.orgHash } : {}),
    }
  })
}
