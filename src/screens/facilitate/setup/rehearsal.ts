import type { SurveyDefinition } from '../../../contract/definition.ts'
import { fetchServerTime, sendRehearsal } from '../../../http/device-calls.ts'
import { sha256Hex } from '../../../sealing/digest.ts'
import { newUuid } from '../../../sealing/new-uuid.ts'
import { localDay } from '../../respond/local-day.ts'
import { makeEnvelopes } from '../../respond/make-envelopes.ts'
import type { CheckResult } from './checks.ts'

/** The server's clock in milliseconds; null where it cannot be asked. */
export async function serverNow(): Promise<number | null> {
  const asked = await fetchServerTime()
  return asked.status === 'ok' ? Date.parse(asked.body.now) : null
}

/** An empty response goes all the way to the server's disk and back; the answer must name each part and its very bytes. */
export async function rehearse({ id, version, settings }: SurveyDefinition): Promise<CheckResult> {
  const envelopes = makeEnvelopes(Object.fromEntries(settings.parts.map((part) => [part, {}])), {
    surveyId: id,
    mainPart: settings.parts[0] ?? 'answers',
    formVersion: version,
    language: 'en',
    completedOn: localDay(new Date()),
    workshop: null,
    channel: 'web',
    mode: 'kiosk',
    usable: false,
    orgHash: null,
    receiptHashes: {},
    newInstanceId: newUuid,
  })
  const sent = await sendRehearsal(envelopes)
  if (sent.status !== 'ok') return sent.status === 'problem' ? 'no' : 'unknown'
  const hashes = await Promise.all(envelopes.map(({ payload }) => sha256Hex(payload)))
  const isAnswered = envelopes.every(({ instanceId }, index) =>
    sent.body.results.some(
      (result) => result.instanceId === instanceId && result.sha256 === hashes[index] && result.state !== 'refused',
    ),
  )
  return isAnswered ? 'yes' : 'no'
}
