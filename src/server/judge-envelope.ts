import * as z from 'zod/mini'
import { maxPayloadBytes } from '../contract/limits.ts'
import type { SubmissionResult } from '../contract/receipt.ts'
import { type ReceivedEnvelope, receivedEnvelope } from '../contract/received-envelope.ts'
import { countedPart, jsonPayload } from '../contract/submission.ts'
import type { checkAnswers, Form } from '../engine/index.ts'
import { keyedHash } from '../sealing/keyed-hash.ts'
import { serverDigest } from '../sealing/server-digest.ts'
import type { Arrival } from '../store/store.ts'
import { facetsOf, findAnswer } from './facets.ts'
import { nestingDepth } from './nesting-depth.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { flagsOf, unansweredIn } from './quality-of.ts'
import { envelopeToForward, readEnvelope } from './read-envelope.ts'

export interface JudgeTools {
  readonly surveys: readonly PublishedSurvey[]
  readonly secret: Uint8Array
  readonly check: typeof checkAnswers
  readonly via: Arrival['via']
  /** A hub keeps the envelope itself as well, for its upstream. */
  readonly isHub: boolean
}

export type Judgement =
  | {
      readonly status: 'kept'
      readonly arrival: Arrival
      /** As it was sent: a device knows its submission by this spelling. */
      readonly instanceId: string
    }
  | { readonly status: 'refused'; readonly result: SubmissionResult }

/** Deeper than any questionnaire, shallow enough for every recursive reader. */
const maxDepth = 32

/**
 * Decides what becomes of one element of a call. Only what is no envelope at all is refused; an envelope with
 * anything else wrong is kept with the reasons why a person must look, and the reasons never quote an answer.
 */
export function judgeEnvelope(input: unknown, tools: JudgeTools): Judgement {
  const read = readEnvelope(input)
  if (read.status === 'none') return refuse(input, read.reason)
  const payload = Buffer.from(read.envelope.payload, 'utf8')
  if (payload.byteLength > maxPayloadBytes) return refuse(input, 'payload_too_large')
  const { instanceId } = read.envelope
  const arrival = toArrival(read.envelope, payload, read.reasons, tools)
  const forward = tools.isHub ? Buffer.from(JSON.stringify(envelopeToForward(input, arrival.instanceId))) : null
  return { status: 'kept', arrival: { ...arrival, forward }, instanceId }
}

function toArrival(
  sent: ReceivedEnvelope,
  payload: Buffer,
  fieldReasons: readonly string[],
  { surveys, secret, check, via }: JudgeTools,
): Omit<Arrival, 'forward'> {
  const survey = surveys.find(({ id }) => id === sent.surveyId)
  const form = survey?.forms.find(({ definition }) => definition.version === sent.formVersion)
  const content = sent.payloadType === 'json' ? readPayload(sent.payload) : null
  const reasons = [
    ...fieldReasons,
    ...(survey ? [] : ['unknown_survey']),
    ...(survey && !form ? ['unknown_version'] : []),
    ...(survey?.state === 'closed' ? ['survey_closed'] : []),
    ...(form && !form.definition.settings.parts.includes(sent.part) ? ['unknown_part'] : []),
    // As long as nobody here can open it, its word that it is usable is worth nothing.
    ...(content === null ? ['sealed_unchecked'] : []),
    ...(content?.status === 'malformed' ? [content.reason] : []),
    ...(form && content?.status === 'ok' ? brokenRules(form, sent, content.answers, check) : []),
  ]
  return {
    // Two spellings of one ID are one submission.
    instanceId: sent.instanceId.toLowerCase(),
    surveyId: sent.surveyId,
    formVersion: sent.formVersion,
    language: sent.language,
    part: sent.part,
    completedOn: sent.completedOn,
    workshop: sent.workshop ?? null,
    channel: sent.channel ?? null,
    mode: sent.mode ?? null,
    usable: sent.usable ?? null,
    orgKey: sent.orgHash == null ? null : keyedHash(secret, 'organisation', sent.orgHash),
    receiptKey: sent.receiptHash == null ? null : receiptKey(secret, sent.receiptHash),
    attachments: sent.attachments ?? [],
    ...factsOf(form, sent, content?.status === 'ok' ? content.answers : null),
    via,
    payloadType: sent.payloadType,
    payload,
    sha256: serverDigest(payload, 'hex'),
    reasons,
  }
}

/** What is read from the answers, so that nobody has to read them again. */
export function factsOf(
  form: Form | undefined,
  { part, usable }: Pick<ReceivedEnvelope, 'part' | 'usable'>,
  answers: Readonly<Record<string, unknown>> | null,
): Pick<Arrival, 'country' | 'facets' | 'flags' | 'unanswered'> {
  if (!form || !answers || part !== countedPart)
    return {
      country: form && answers ? countryOf(form, answers) : null,
      facets: form && answers ? facetsOf(form.definition, answers) : {},
      flags: [],
      unanswered: null,
    }
  return {
    country: countryOf(form, answers),
    facets: facetsOf(form.definition, answers),
    flags: flagsOf(form.definition, answers, usable ?? null),
    unanswered: unansweredIn(form.definition, answers),
  }
}

/** What the store knows a receipt by. */
export const receiptKey = (secret: Uint8Array, receiptHash: string) => keyedHash(secret, 'receipt', receiptHash)

type Content =
  | { readonly status: 'ok'; readonly answers: Readonly<Record<string, unknown>> }
  | { readonly status: 'malformed'; readonly reason: string }

function readPayload(text: string): Content {
  if (nestingDepth(text) > maxDepth) return { status: 'malformed', reason: 'payload_too_deep' }
  try {
    const parsed = z.safeParse(jsonPayload, JSON.parse(text))
    return parsed.success
      ? { status: 'ok', answers: parsed.data.answers }
      : { status: 'malformed', reason: 'malformed_payload' }
  } catch {
    // Not JSON. The payload is kept as it came, so nothing is lost by not looking further.
    return { status: 'malformed', reason: 'malformed_payload' }
  }
}

/** Answers that break rules are told by rule; what else is wrong with an envelope has codes of its own. */
export const isBrokenRule = (reason: string): boolean => reason.startsWith('answers_') || reason === 'check_failed'

/** By the rules of the day on which it was completed, as the device applied them: a month offline breaks no answer. */
export function brokenRules(
  form: Form,
  sent: Pick<ReceivedEnvelope, 'part' | 'completedOn'>,
  answers: unknown,
  check: typeof checkAnswers,
): readonly string[] {
  if (!form.definition.settings.parts.includes(sent.part)) return []
  try {
    const findings = check(form, sent.part, answers, {
      now: new Date(`${sent.completedOn}T12:00:00Z`),
      timeZone: 'UTC',
    })
    return [...new Set(findings.map(({ rule }) => `answers_${rule.replace('-', '_')}`))].sort()
  } catch {
    // The check itself fell over. The submission must not suffer for it; a person looks, and the metrics show it.
    return ['check_failed']
  }
}

function countryOf(form: Form, answers: Readonly<Record<string, unknown>>): string | null {
  const name = form.definition.settings.organisation?.country
  const value = name === undefined ? undefined : findAnswer(answers, name)
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null
}

function refuse(input: unknown, reason: string): Judgement {
  const seen = typeof input === 'object' && input !== null ? input : {}
  const instanceId = 'instanceId' in seen ? z.safeParse(receivedEnvelope.shape.instanceId, seen.instanceId) : null
  const payload = 'payload' in seen && typeof seen.payload === 'string' ? seen.payload : null
  return {
    status: 'refused',
    result: {
      instanceId: instanceId?.success ? instanceId.data : null,
      sha256: payload === null ? null : serverDigest(payload, 'hex'),
      state: 'refused',
      receivedOn: null,
      reason,
    },
  }
}
