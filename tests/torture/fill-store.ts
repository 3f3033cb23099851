import type { Store } from '../../src/store/store.ts'
import { generatedArrivals } from '../support/generated-submissions.ts'

const batchSize = 1000
/** So many different people answer through the engine; a million of them would take an hour. */
const sheets = 5000

/** Fills a store with generated submissions by the way that submissions take, a thousand to a transaction. */
export async function fillStore(store: Store, count: number, seed: number): Promise<void> {
  let batch: Parameters<Store['keep']>[0][number][] = []
  let day = ''
  const keep = async () => {
    if (batch.length > 0) await store.keep(batch, day)
    batch = []
  }
  for (const { arrival, receivedOn } of generatedArrivals(count, seed, sheets)) {
    if (receivedOn !== day || batch.length === batchSize) await keep()
    day = receivedOn
    batch.push(arrival)
  }
  await keep()
}
