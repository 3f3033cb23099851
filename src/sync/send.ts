import { maxBodyBytes, maxSubmissionsPerCall } from '../contract/limits.ts'
import { submissionsReplyShape } from '../contract/phone-replies.ts'
import { phoneRoutes, viaHeader } from '../contract/phone-routes.ts'
import type { Receipt, SubmissionResult } from '../contract/receipt.ts'
import { callJson } from '../http/index.ts'
import type { Endpoint } from './endpoint.ts'
import { type Later, later } from './later.ts'

/**
 * What the endpoint said of a batch.
 *
 * | status | meaning |
 * |---|---|
 * | answered | it went through the envelopes one by one: let go, look at, or try again |
 * | split | it choked on the batch as a whole: one of the rows may be to blame |
 * | later | it is not there or can take nothing now, whatever we send |
 */
export type SendResult =
  | {
      readonly status: 'answered'
      readonly receipts: readonly Receipt[]
      readonly refused: readonly { readonly instanceId: string; readonly reason: string }[]
      /** Neither named with the right hash nor refused. */
      readonly unanswered: readonly string[]
    }
  | { readonly status: 'split'; readonly reason: string; readonly mayPass: boolean }
  | Later

/** What is sent of a row, and what its receipt must name. */
export type Sendable = {
  readonly instanceId: string
  readonly sha256: string
  /** Length of the envelope as JSON in UTF-8. */
  readonly bytes: number
  readonly envelope: unknown
  /** It came by a carry file; one request holds only such rows, or none. */
  readonly via?: 'file'
}

/** Room for the request's own braces and key. */
const wrapperBytes = 64

// Small enough to get through a bad network in one go: what breaks off begins again from its first byte.
const gentleBodyBytes = Math.min(maxBodyBytes, 131_072)

export const batchLimits = { maxCount: maxSubmissionsPerCall, maxBytes: gentleBodyBytes - wrapperBytes } as const

// At 10 KB a second, which is what is left of a 2G network in a full hall.
const msPerByte = 0.1
const patienceMs = 30_000
const patienceFor = (bytes: number): number => patienceMs + msPerByte * bytes

/** Sends rows of one part in one request. */
export async function send(rows: readonly Sendable[], endpoint: Endpoint, signal?: AbortSignal): Promise<SendResult> {
  const { baseUrl, headers } = endpoint
  const result = await callJson({
    method: 'POST',
    url: baseUrl + phoneRoutes.submissions,
    body: { submissions: rows.map(({ envelope }) => envelope) },
    schema: submissionsReplyShape,
    timeoutMs: patienceFor(rows.reduce((total, { bytes }) => total + bytes, 0)),
    headers: { ...headers, ...(rows[0]?.via ? { [viaHeader]: rows[0].via } : {}) },
    ...(signal ? { signal } : {}),
  })
  switch (result.status) {
    case 'ok':
      return sortOut(
        rows,
        result.body.results.some(({ missing }) => missing)
          ? await (await import('./send-files.ts')).sendFiles(
              result.body.results,
              endpoint,
              { callJson, patienceFor },
              signal,
            )
          : result.body.results,
      )
    case 'problem':
      return blame(result.httpStatus, result.problem.code) ?? later(result)
    case 'not-ours':
      // A proxy in front of the endpoint says 413 in its own words, usually HTML.
      if (result.httpStatus === 413) return { status: 'split', reason: 'body_too_large', mayPass: false }
      return later(result)
    case 'unreachable':
      return later(result)
    default:
      return result satisfies never
  }
}

/** Statuses that a single envelope can cause; any other speaks of the endpoint, the address or the network. */
function blame(httpStatus: number, code: string): SendResult | null {
  if (httpStatus === 400 || httpStatus === 413 || httpStatus === 422)
    return { status: 'split', reason: code, mayPass: false }
  if (httpStatus === 500) return { status: 'split', reason: code, mayPass: true }
  return null
}

function sortOut(rows: readonly Sendable[], results: readonly SubmissionResult[]): SendResult {
  const receipts: Receipt[] = []
  const refused: { instanceId: string; reason: string }[] = []
  const unanswered: string[] = []
  const byId = new Map(results.map((result) => [result.instanceId, result]))
  rows.forEach(({ instanceId, sha256 }, index) => {
    // The order of the reply is the order of the request; a refused envelope may have had no id that the endpoint could read.
    const nameless = results.length === rows.length && results[index]?.instanceId === null ? results[index] : undefined
    const result = byId.get(instanceId) ?? nameless
    if (result?.state === 'refused') refused.push({ instanceId, reason: result.reason ?? 'refused' })
    // Received is only what has come with all of its files.
    else if (
      !result?.missing &&
      result?.instanceId === instanceId &&
      result.sha256 === sha256 &&
      result.receivedOn !== null
    )
      receipts.push({ instanceId, sha256, state: result.state, receivedOn: result.receivedOn })
    else unanswered.push(instanceId)
  })
  return { status: 'answered', receipts, refused, unanswered }
}
