import { type Kysely, sql, type Transaction } from 'kysely'
import { type HookState, hookStates } from '../contract/hooks.ts'
import type { Delivery, HookStore } from './hook-store.ts'
import type { DatabaseKind, Tables } from './tables.ts'

type Webhooks = Pick<
  HookStore,
  | 'createWebhook'
  | 'webhooks'
  | 'deleteWebhook'
  | 'takeDeliveries'
  | 'deleteDelivery'
  | 'postponeDelivery'
  | 'replayDeliveries'
>
type Change = Delivery['changes'][number]

/** Due at once: only what has failed waits, so that no row tells when a submission arrived. */
const atOnce = 0

export function createWebhooks(db: Kysely<Tables>): Webhooks {
  return {
    async createWebhook({ id, url, secret, states, createdBy, createdOn }) {
      await db
        .insertInto('webhooks')
        .values({ id, url, secret, states: states.join(','), created_by: createdBy, created_on: createdOn })
        .execute()
    },
    async webhooks() {
      const rows = await db.selectFrom('webhooks').selectAll().orderBy('created_on').orderBy('id').execute()
      const tallies = await db
        .selectFrom('webhook_deliveries')
        .select((q) => [
          'webhook_id',
          q.fn.countAll<number>().as('number'),
          q.fn.count<number>('next_at').as('waiting'),
          q.fn.max('last_error').as('last_error'),
        ])
        .groupBy('webhook_id')
        .execute()
      return rows.map((row) => {
        const tally = tallies.find(({ webhook_id }) => webhook_id === row.id)
        return {
          id: row.id,
          url: row.url,
          states: statesOf(row.states),
          createdBy: row.created_by,
          createdOn: row.created_on,
          waiting: tally?.waiting ?? 0,
          dead: (tally?.number ?? 0) - (tally?.waiting ?? 0),
          lastError: tally?.last_error ?? null,
        }
      })
    },
    async deleteWebhook(id) {
      const { numDeletedRows } = await db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    takeDeliveries: (now, busyUntil, limit) =>
      db.transaction().execute(async (tx) => {
        const due = await tx
          .selectFrom('webhook_deliveries')
          .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
          .selectAll('webhook_deliveries')
          .select(['webhooks.url', 'webhooks.secret'])
          .where('next_at', '<=', now)
          .orderBy('next_at')
          .limit(limit)
          .execute()
        const taken: Delivery[] = []
        for (const row of due) {
          // Of two processes that saw the same row, the second finds its time moved on.
          const { numUpdatedRows } = await tx
            .updateTable('webhook_deliveries')
            .set({ next_at: busyUntil })
            .where('id', '=', row.id)
            .where('next_at', '=', row.next_at)
            .executeTakeFirst()
          if (numUpdatedRows === 0n) continue
          const { id, url, secret, day, attempts } = row
          const changes = JSON.parse(row.changes) as readonly Change[] // Written by `tellWebhooks` below.
          taken.push({ id, webhookId: row.webhook_id, url, secret, surveyId: row.survey_id, day, changes, attempts })
        }
        return taken
      }),
    async deleteDelivery(id) {
      await db.deleteFrom('webhook_deliveries').where('id', '=', id).execute()
    },
    async postponeDelivery(id, attempts, nextAt, error) {
      await db
        .updateTable('webhook_deliveries')
        .set({ attempts, next_at: nextAt, last_error: error })
        .where('id', '=', id)
        .execute()
    },
    async replayDeliveries(webhookId) {
      const known = await db.selectFrom('webhooks').select('id').where('id', '=', webhookId).executeTakeFirst()
      if (!known) return null
      const { numUpdatedRows } = await db
        .updateTable('webhook_deliveries')
        .set({ attempts: 0, next_at: atOnce })
        .where('webhook_id', '=', webhookId)
        .where('next_at', 'is', null)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

/** Puts in what webhooks are to be told, with what it tells of: either both are there after a power cut, or neither. */
export async function tellWebhooks(
  tx: Transaction<Tables>,
  kind: DatabaseKind,
  { surveyId, day, changes }: Pick<Delivery, 'surveyId' | 'day' | 'changes'>,
): Promise<void> {
  if (changes.length === 0) return
  const webhooks = await tx.selectFrom('webhooks').select(['id', 'states']).execute()
  for (const { id, states } of webhooks) {
    const wanted = changes.filter(({ state }) => statesOf(states).includes(state))
    if (wanted.length === 0) continue
    await tx
      .insertInto('webhook_deliveries')
      .values({
        // The store is given no randomness of its own; either database has some.
        id: kind === 'sqlite' ? sql<string>`lower(hex(randomblob(16)))` : sql<string>`gen_random_uuid()::text`,
        webhook_id: id,
        survey_id: surveyId,
        day,
        changes: JSON.stringify(wanted),
        attempts: 0,
        next_at: atOnce,
        last_error: null,
      })
      .execute()
  }
}

const statesOf = (text: string): HookState[] => hookStates.filter((state) => text.split(',').includes(state))
