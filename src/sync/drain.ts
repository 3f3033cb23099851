import type { Receipt } from '../contract/receipt.ts'
import type { Endpoint } from './endpoint.ts'
import { batchLimits, type Sendable, type SendResult, send } from './send.ts'
import { type SendingWithdrawals, sendWithdrawals } from './send-withdrawals.ts'
import type { WaitReason } from './sync-state.ts'

type RowState = 'waiting' | 'attention'

/** What can be drained: the outbox of a phone, and that of a hub. */
export type Drainable<Row extends Sendable> = SendingWithdrawals & {
  readonly waitingParts: (state: RowState) => Promise<readonly string[]>
  readonly nextBatch: (request: {
    readonly part: string
    readonly state: RowState
    readonly maxCount: number
    readonly maxBytes: number
    /** Instance IDs tried already in this run. */
    readonly except: ReadonlySet<string>
  }) => Promise<readonly Row[]>
  /** @returns called when the request is over, however it ended */
  readonly markSending: (rows: readonly Row[]) => () => void
  /** Writes each receipt and lets go of its row in one transaction. */
  readonly recordReceipts: (receipts: readonly Receipt[]) => Promise<void>
  readonly recordAttention: (instanceId: string, reason: string) => Promise<void>
  readonly recordAttempt: (instanceIds: readonly string[]) => Promise<void>
  readonly fileOf: NonNullable<Endpoint['fileOf']>
}

export type DrainRun<Row extends Sendable> = Endpoint & {
  readonly queue: Drainable<Row>
  /** Tries what needs attention as well, after all others: a new version of the endpoint may take it. */
  readonly withAttention: boolean
  readonly signal?: AbortSignal
  readonly onSending?: () => void
  /** The endpoint itself has answered. */
  readonly onContact?: () => void
}

export type SyncOutcome =
  /** Everything that waited has its receipt or needs attention, and every withdrawal has been taken. */
  | { readonly status: 'done' }
  | { readonly status: 'later'; readonly reason: WaitReason; readonly retryAfterMs: number | null }

const later = (reason: WaitReason, retryAfterMs: number | null = null) =>
  ({ status: 'later', reason, retryAfterMs }) as const

/**
 * Takes withdrawals and then the rows to the endpoint, part by part so that parts never share a request. A row goes only
 * with a receipt that names its id and its hash; whatever else happens it stays. Rejects only with the faults of the queue.
 */
export async function drain<Row extends Sendable>(run: DrainRun<Row>): Promise<SyncOutcome> {
  const states: readonly RowState[] = run.withAttention ? ['waiting', 'attention'] : ['waiting']
  // Each row at most once per run: what fails now is not tried again before the back-off has passed.
  const tried = new Set<string>()
  // First, so that nothing goes out under a receipt that has been withdrawn on this device.
  const withdrawals = await sendWithdrawals(run)
  if (withdrawals.status === 'later') return withdrawals
  let outcome: SyncOutcome =
    withdrawals.status === 'held-up' ? later('endpoint', withdrawals.retryAfterMs) : { status: 'done' }
  for (const state of states) {
    for (const part of await run.queue.waitingParts(state)) {
      const result = await drainPart(run, state, part, tried)
      if (result.stop) return result.stop
      if (result.isAnythingLeft && outcome.status === 'done') outcome = later('endpoint')
    }
  }
  return outcome
}

type PartResult = { readonly stop: SyncOutcome | null; readonly isAnythingLeft: boolean }

// One row that chokes the endpoint is the row's fault; three in a row are the endpoint's.
const mostChokes = 3

async function drainPart<Row extends Sendable>(
  run: DrainRun<Row>,
  state: RowState,
  part: string,
  tried: Set<string>,
): Promise<PartResult> {
  const { queue, signal } = run
  let maxCount: number = batchLimits.maxCount
  let chokes = 0
  let isAnythingLeft = false
  for (;;) {
    const rows = await queue.nextBatch({ part, state, maxCount, maxBytes: batchLimits.maxBytes, except: tried })
    if (rows.length === 0) return { stop: null, isAnythingLeft }
    const settled = queue.markSending(rows)
    try {
      run.onSending?.()
      const result = await send(rows, { ...run, fileOf: queue.fileOf }, signal)
      if (result.status === 'later') return { stop: result, isAnythingLeft: true }
      run.onContact?.()
      if (result.status === 'split' && rows.length > 1) {
        maxCount = Math.ceil(rows.length / 2)
        continue
      }
      for (const { instanceId } of rows) tried.add(instanceId)
      if (result.status === 'split') chokes = result.mayPass ? chokes + 1 : 0
      else {
        chokes = 0
        maxCount = Math.min(batchLimits.maxCount, maxCount * 2)
      }
      isAnythingLeft = (await record(queue, rows, result)) || isAnythingLeft
      if (chokes === mostChokes) return { stop: later('endpoint'), isAnythingLeft }
    } finally {
      settled()
    }
  }
}

/** @returns whether a row stays that the next run should try again */
async function record<Row extends Sendable>(
  queue: Drainable<Row>,
  rows: readonly { readonly instanceId: string }[],
  result: Exclude<SendResult, { status: 'later' }>,
): Promise<boolean> {
  if (result.status === 'split') {
    if (result.mayPass) await queue.recordAttempt(rows.map(({ instanceId }) => instanceId))
    else for (const { instanceId } of rows) await queue.recordAttention(instanceId, result.reason)
    return result.mayPass
  }
  await queue.recordReceipts(result.receipts)
  for (const { instanceId, reason } of result.refused) await queue.recordAttention(instanceId, reason)
  if (result.unanswered.length > 0) await queue.recordAttempt(result.unanswered)
  return result.unanswered.length > 0
}
