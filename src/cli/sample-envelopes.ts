import type { Envelope } from '../contract/submission.ts'
import { countedPart } from '../contract/submission.ts'
import type { Walk } from '../engine/index.ts'

/**
 * Envelopes of made-up responses, as a phone would send them; instance IDs come from the walk's seed.
 * @param count at most so many responses; each may have several parts
 */
export function sampleEnvelopes(walks: readonly Walk[], count: number, now: Date): Envelope[] {
  const chosen = walks.filter(({ isSent, deadEnds }) => isSent && deadEnds.length === 0).slice(0, count)
  return chosen.flatMap((walk, index) => {
    const { definition } = walk.session.form
    const language = definition.languages[index % definition.languages.length] ?? definition.default_language
    return Object.entries(walk.session.toSubmission()).map(([part, answers], place): Envelope => {
      const isCounted = part === countedPart
      return {
        instanceId: uuidFrom(walk.seed, place),
        surveyId: definition.id,
        formVersion: definition.version,
        language,
        part,
        completedOn: now.toISOString().slice(0, 10),
        ...(isCounted && { channel: 'import', mode: 'self', usable: walk.session.isUsable() }),
        payloadType: 'json',
        payload: JSON.stringify({ answers }),
      }
    })
  })
}

/** A version 8 UUID (RFC 9562 section 5.8), the same for the same numbers. */
function uuidFrom(seed: number, place: number): string {
  const digits = seed.toString(16).padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${place.toString(16).padStart(3, '0')}-8000-${digits}`
}
