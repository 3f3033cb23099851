import type { Envelope } from '../../../src/contract/submission.ts'
import { aValidEnvelope } from '../../support/a-valid-envelope.ts'
import type { Endpoint } from './endpoint.ts'

/** Hands over finished responses as a phone does; each names what should differ from a valid one. */
export async function sendEnvelopes({ url }: Endpoint, ...differing: Partial<Envelope>[]): Promise<void> {
  const reply = await fetch(`${url}/api/v1/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ submissions: differing.map(aValidEnvelope) }),
  })
  const { results } = (await reply.json()) as { results: { state: string }[] } // the endpoint's tests check the shape
  if (results.some(({ state }) => state !== 'stored')) throw new Error(`not stored: ${JSON.stringify(results)}`)
}
