import { type Kysely, sql } from 'kysely'
import type { Receipt } from '../contract/receipt.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

export interface ForwardRequest {
  readonly part: string
  readonly state: 'waiting' | 'refused'
  readonly maxCount: number
  readonly maxBytes: number
  readonly except: ReadonlySet<string>
}

/** An envelope on its way from a hub to its upstream. */
export interface Forward {
  readonly instanceId: string
  readonly sha256: string
  readonly bytes: number
  readonly envelope: unknown
}

/** What a hub holds and has held. Each figure counts answers only, so that it is a number of people. */
export interface ForwardCounts {
  readonly received: number
  readonly waiting: number
  readonly forwarded: number
  /** Kept here, because the upstream would not take them. */
  readonly refused: number
  /** Of those forwarded, the ones at which somebody must look there. */
  readonly setApart: number
  readonly withdrawalsWaiting: number
  readonly oldestWaitingDay: string | null
}

export interface Forwarding {
  forwardParts(state: 'waiting' | 'refused'): Promise<readonly string[]>
  /** In the order of their random IDs, at least one where there is one, and of each instance ID at most one content. */
  nextForwards(request: ForwardRequest): Promise<readonly Forward[]>
  /** Lets go of each envelope whose hash the receipt names, in one transaction. */
  recordForwarded(receipts: readonly Receipt[]): Promise<void>
  recordRefused(instanceId: string, reason: string): Promise<void>
  forwardWithdrawals(): Promise<readonly string[]>
  recordForwardedWithdrawal(receiptHash: string): Promise<void>
  forwardCounts(): Promise<ForwardCounts>
  /** Answers that the upstream does not have yet, by what they count there. */
  waitingTotals(surveyId: string): Promise<{ readonly received: number; readonly usable: number }>
}

export function createForwarding(
  db: Kysely<Tables>,
  forgetDeleted: () => Promise<void>,
): Pick<Store, keyof Forwarding> {
  return {
    async forwardParts(state) {
      const rows = await db
        .selectFrom('forwards')
        .select('part')
        .distinct()
        .where('state', '=', state)
        .orderBy('part')
        .execute()
      return rows.map(({ part }) => part)
    },
    nextForwards: (request) => nextForwards(db, request),
    async recordForwarded(receipts) {
      if (receipts.length === 0) return
      await db.transaction().execute(async (tx) => {
        for (const { instanceId, sha256, state } of receipts)
          await tx
            .updateTable('forwards')
            .set({ state, reason: null, envelope: null })
            .where('instance_id', '=', instanceId)
            .where('sha256', '=', sha256)
            .execute()
        // The upstream gives a receipt only when it has the files as well.
        await tx
          .deleteFrom('attachments')
          .where(
            'instance_id',
            'in',
            receipts.map(({ instanceId }) => instanceId),
          )
          .execute()
      })
      await forgetDeleted()
    },
    async recordRefused(instanceId, reason) {
      await db
        .updateTable('forwards')
        .set({ state: 'refused', reason })
        .where('instance_id', '=', instanceId)
        .where('envelope', 'is not', null)
        .execute()
    },
    async forwardWithdrawals() {
      const rows = await db.selectFrom('forward_withdrawals').select('receipt_hash').orderBy('receipt_hash').execute()
      return rows.map(({ receipt_hash }) => receipt_hash)
    },
    async recordForwardedWithdrawal(receiptHash) {
      await db.deleteFrom('forward_withdrawals').where('receipt_hash', '=', receiptHash).execute()
    },
    forwardCounts: () => forwardCounts(db),
    async waitingTotals(surveyId) {
      const row = await db
        .selectFrom('forwards')
        .select((q) => [q.fn.countAll<number>().as('received'), sql<number>`coalesce(sum(counted), 0)`.as('usable')])
        .where('state', 'in', ['waiting', 'refused'])
        .where('part', '=', 'answers')
        .where('standing', '=', 'first')
        .where('survey_id', '=', surveyId)
        .executeTakeFirst()
      return { received: row?.received ?? 0, usable: row?.usable ?? 0 }
    },
  }
}

async function nextForwards(db: Kysely<Tables>, request: ForwardRequest): Promise<readonly Forward[]> {
  const { part, state, maxCount, maxBytes, except } = request
  const batch: Forward[] = []
  let [after, bytes] = ['', 0]
  while (batch.length < maxCount) {
    const rows = await db
      .selectFrom('forwards')
      .select(['instance_id', 'sha256', 'envelope'])
      .where('state', '=', state)
      .where('part', '=', part)
      .where('instance_id', '>', after)
      .orderBy('instance_id')
      // As they came: what was first here should be first there.
      .orderBy('standing', 'desc')
      .limit(maxCount)
      .execute()
    for (const { instance_id: instanceId, sha256, envelope } of rows) {
      if (envelope === null || instanceId === after || except.has(instanceId)) {
        after = instanceId
        continue
      }
      after = instanceId
      bytes += envelope.byteLength
      if (batch.length > 0 && (bytes > maxBytes || batch.length === maxCount)) return batch
      const text = new TextDecoder().decode(envelope)
      batch.push({ instanceId, sha256, bytes: envelope.byteLength, envelope: JSON.parse(text) })
    }
    if (rows.length < maxCount) break
  }
  return batch
}

async function forwardCounts(db: Kysely<Tables>): Promise<ForwardCounts> {
  const rows = await db
    .selectFrom('forwards')
    .select((q) => ['state', q.fn.countAll<number>().as('number'), q.fn.min('received_on').as('oldest')])
    .where('part', '=', 'answers')
    .groupBy('state')
    .execute()
  const withdrawals = await db
    .selectFrom('forward_withdrawals')
    .select((q) => q.fn.countAll<number>().as('number'))
    .executeTakeFirst()
  const sum = (...states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((total, { number }) => total + number, 0)
  const held = rows.filter(({ state }) => state === 'waiting' || state === 'refused')
  return {
    received: sum('waiting', 'refused', 'stored', 'duplicate', 'conflict', 'quarantined'),
    waiting: sum('waiting'),
    forwarded: sum('stored', 'duplicate', 'conflict', 'quarantined'),
    refused: sum('refused'),
    setApart: sum('conflict', 'quarantined'),
    withdrawalsWaiting: withdrawals?.number ?? 0,
    oldestWaitingDay: held.map(({ oldest }) => oldest).sort()[0] ?? null,
  }
}
