import type { Arrival, Store } from '../../src/store/store.ts'
import { generatedArrivals } from '../support/generated-submissions.ts'
import { multiplySubmissions, type Query } from '../support/multiply-submissions.ts'

/** So many different people answer through the engine. */
const answeredThroughEngine = 10_000

/**
 * Fills a store with generated submissions: ten thousand people answer through the engine and are kept by the way that
 * submissions take, a day to a call; beyond that theirs are laid down again under other IDs.
 * @param count beyond ten thousand, a multiple of it
 * @param query asks the database itself, past the store
 */
export async function fillStore(store: Store, query: Query, count: number, seed: number): Promise<void> {
  const days = new Map<string, Arrival[]>()
  const kept = Math.min(count, answeredThroughEngine)
  if (count % kept !== 0) throw new RangeError(`${count} submissions are no multiple of ${kept}`)
  for (const { arrival, receivedOn } of generatedArrivals(kept, seed, kept))
    days.set(receivedOn, [...(days.get(receivedOn) ?? []), arrival])
  for (const [day, arrivals] of days) await store.keep(arrivals, day)
  if (count > kept) await multiplySubmissions(store.kind, query, count / kept)
}
