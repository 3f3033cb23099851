import { setImmediate } from 'node:timers/promises'
import type { SubmissionResult } from '../contract/receipt.ts'
import type { Arrival, Kept } from '../store/store.ts'
import type { AppParts } from './app-parts.ts'
import { type Judgement, judgeEnvelope } from './judge-envelope.ts'

/** Decides what becomes of each element of a call, in its order. */
export async function judgeAll(
  inputs: readonly unknown[],
  { surveys, config, check, hub }: Pick<AppParts, 'surveys' | 'config' | 'check' | 'hub'>,
  via: Arrival['via'] = 'direct',
): Promise<readonly Judgement[]> {
  const tools = { surveys, secret: config.secret, check, via, isHub: hub !== null }
  const judgements: Judgement[] = []
  for (const input of inputs) {
    judgements.push(judgeEnvelope(input, tools))
    // Checking a hundred questionnaires takes a second; others are answered in between.
    await setImmediate()
  }
  return judgements
}

/**
 * Hands over what is to be kept and words the reply, one result for each element of the call.
 * @param keep commits and flushes before it resolves: the reply is the acknowledgement, and nothing of it is built before
 */
export async function settle(
  judgements: readonly Judgement[],
  keep: (arrivals: readonly Arrival[]) => Promise<readonly Kept[]>,
): Promise<readonly SubmissionResult[]> {
  const arrivals = judgements.flatMap((judgement) => (judgement.status === 'kept' ? [judgement.arrival] : []))
  const kept = arrivals.length > 0 ? await keep(arrivals) : []
  return inOrder(judgements, new Map(arrivals.map((arrival, at) => [arrival, kept[at]])))
}

function inOrder(judgements: readonly Judgement[], kept: ReadonlyMap<Arrival, Kept | undefined>): SubmissionResult[] {
  return judgements.map((judgement) => {
    if (judgement.status === 'refused') return judgement.result
    const { arrival } = judgement
    const result = kept.get(arrival)
    if (!result) throw new Error('the store left an arrival without a result')
    const { state, receivedOn } = result
    const why =
      state === 'quarantined'
        ? { reason: arrival.reasons.join(',') }
        : state === 'conflict'
          ? { reason: 'other_content' }
          : {}
    return { instanceId: judgement.instanceId, sha256: arrival.sha256, state, receivedOn, ...why }
  })
}
