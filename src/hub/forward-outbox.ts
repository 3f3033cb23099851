import type { Store } from '../store/store.ts'
import type { Drainable } from '../sync/for-hubs.ts'

type Outbox = Drainable<Awaited<ReturnType<Store['nextForwards']>>[number]>

const stateOf = (state: 'waiting' | 'attention') => (state === 'attention' ? 'refused' : state)

/** What the store holds for the upstream, as the thing that `sync` drains. */
export const forwardOutbox = (store: Store): Outbox => ({
  waitingWithdrawals: () => store.forwardWithdrawals(),
  recordWithdrawal: (receiptHash) => store.recordForwardedWithdrawal(receiptHash),
  waitingParts: (state) => store.forwardParts(stateOf(state)),
  nextBatch: ({ state, ...request }) => store.nextForwards({ ...request, state: stateOf(state) }),
  recordReceipts: (receipts) => store.recordForwarded(receipts),
  recordAttention: (instanceId, reason) => store.recordRefused(instanceId, reason),
  // A hub shows what waits, not what is under way, and its rows go in the order of their random IDs.
  markSending: () => () => {},
  recordAttempt: async () => {},
  fileOf: (instanceId, sha256) => store.attachmentContent(instanceId, sha256),
})
