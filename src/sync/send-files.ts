import type { SubmissionResult } from '../contract/receipt.ts'
import { address, routes } from '../contract/routes.ts'
import type { Call, CallResult } from '../http/index.ts'
import type { Endpoint } from './endpoint.ts'

/** What it works with is given to it: few surveys need this file, and it takes nothing out of the others. */
type Means = {
  readonly callJson: <Body>(call: Call<Body>) => Promise<CallResult<Body>>
  readonly patienceFor: (bytes: number) => number
}

/**
 * Sends the files that the endpoint says are missing, one by one and each whole, so that a line that breaks costs one
 * file and not all. Which ones are there already is for the endpoint to say, at every try.
 * @returns the same results, without `missing` where everything has arrived; a file that is too large refuses its submission
 */
export async function sendFiles(
  results: readonly SubmissionResult[],
  endpoint: Endpoint,
  means: Means,
  signal?: AbortSignal,
): Promise<readonly SubmissionResult[]> {
  const settled: SubmissionResult[] = []
  let isCut = false
  for (const { missing = [], ...result } of results) {
    const left: string[] = []
    let refused: string | null = null
    for (const sha256 of missing) {
      const sent: Sent = isCut ? 'later' : await sendFile(result.instanceId ?? '', sha256, endpoint, means, signal)
      if (sent !== 'sent') left.push(sha256)
      if (sent === 'too-large') refused = 'attachment_too_large'
      isCut ||= sent === 'later'
    }
    if (refused !== null) settled.push({ ...result, state: 'refused', reason: refused })
    else settled.push(left.length > 0 ? { ...result, missing: left } : result)
  }
  return settled
}

/** `missing`: it is not on this device. `later`: nor would another one get through now. */
type Sent = 'sent' | 'missing' | 'later' | 'too-large'

async function sendFile(
  instanceId: string,
  sha256: string,
  { baseUrl, headers, fileOf }: Endpoint,
  { callJson, patienceFor }: Means,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const content = await fileOf?.(instanceId, sha256)
  if (!content) return 'missing'
  const reply = await callJson({
    method: 'PUT',
    url: baseUrl + address(routes.attachment, { id: instanceId, sha256 }),
    body: new Blob([new Uint8Array(content)]),
    schema: replyFor(sha256),
    timeoutMs: patienceFor(content.byteLength),
    ...(headers ? { headers } : {}),
    ...(signal ? { signal } : {}),
  })
  if (reply.status === 'ok') return 'sent'
  const isTooLarge =
    (reply.status === 'problem' && reply.problem.code === 'attachment_too_large') ||
    // A proxy in front of the endpoint says it in its own words.
    (reply.status === 'not-ours' && reply.httpStatus === 413)
  return isTooLarge ? 'too-large' : 'later'
}

/** Only a reply that names the file's hash says that it is there. */
const replyFor = (sha256: string) => ({
  safeParse: (input: unknown) =>
    typeof input === 'object' && input !== null && 'sha256' in input && input.sha256 === sha256
      ? ({ success: true, data: sha256 } as const)
      : ({ success: false } as const),
})
