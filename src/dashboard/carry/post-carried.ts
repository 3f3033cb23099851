import { maxBodyBytes, maxSubmissionsPerCall } from '../../contract/limits.ts'
import { type SubmissionState, submissionsReply } from '../../contract/receipt.ts'
import { routes, viaHeader } from '../../contract/routes.ts'
import type { Envelope } from '../../contract/submission.ts'
import { callJson } from '../../http/index.ts'
import { sha256Hex } from '../../sealing/index.ts'
import { problemCode } from '../use-call.ts'

/** What came of posting carried submissions. */
export type Posted = {
  readonly states: Readonly<Partial<Record<SubmissionState, number>>>
  /** IDs that the endpoint has under other content, and those that it does not take. */
  readonly toLookAt: readonly { readonly instanceId: string; readonly state: 'conflict' | 'refused' }[]
  /** Without an answer: they can be posted again, and count once. */
  readonly unsent: readonly Envelope[]
  /** Code of why it ended early; null where it did not. */
  readonly problem: string | null
}

const timeoutMs = 60_000
const wrapperBytes = 64

/** Posts envelopes as their own devices would: each part in requests of its own, so that parts never travel together. */
export async function postCarried(envelopes: readonly Envelope[], onProgress: (done: number) => void): Promise<Posted> {
  const states: Partial<Record<SubmissionState, number>> = {}
  const toLookAt: Posted['toLookAt'][number][] = []
  const unsent = new Set(envelopes)
  for (const batch of batchesOf(envelopes)) {
    const result = await callJson({
      method: 'POST',
      url: routes.submissions,
      body: { submissions: batch },
      schema: submissionsReply,
      headers: { [viaHeader]: 'file' },
      timeoutMs,
    })
    if (result.status !== 'ok') return { states, toLookAt, unsent: [...unsent], problem: problemCode(result) }
    for (const [index, envelope] of batch.entries()) {
      const answer = result.body.results[index]
      const { instanceId } = envelope
      // Of what is refused it may not have read so much as the ID.
      const isRefused = answer?.state === 'refused' && (answer.instanceId ?? instanceId) === instanceId
      const isNamed = answer?.instanceId === instanceId && answer.sha256 === (await sha256Hex(envelope.payload))
      if (!answer || !(isNamed || isRefused)) continue
      unsent.delete(envelope)
      states[answer.state] = (states[answer.state] ?? 0) + 1
      if (answer.state === 'conflict' || answer.state === 'refused') toLookAt.push({ instanceId, state: answer.state })
    }
    onProgress(envelopes.length - unsent.size)
  }
  return { states, toLookAt, unsent: [...unsent], problem: unsent.size > 0 ? 'internal' : null }
}

function batchesOf(envelopes: readonly Envelope[]): readonly (readonly Envelope[])[] {
  const batches: Envelope[][] = []
  let room = 0
  for (const envelope of [...envelopes].sort(byPart)) {
    const bytes = new TextEncoder().encode(JSON.stringify(envelope)).byteLength + 1
    const open = batches.at(-1)
    const fits = open?.[0]?.part === envelope.part && open.length < maxSubmissionsPerCall && bytes <= room
    if (open && fits) open.push(envelope)
    else batches.push([envelope])
    room = (fits ? room : maxBodyBytes - wrapperBytes) - bytes
  }
  return batches
}

const byPart = (one: Envelope, other: Envelope): number => (one.part < other.part ? -1 : one.part > other.part ? 1 : 0)
