import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { type Tables, tableOf } from './tables.ts'

/** From one instance ID, not included, up to another; null for the last range. */
export interface KeyRange {
  readonly after: string
  readonly upTo: string | null
}

/**
 * Cuts a table into ranges of its keys, so that what is looked for may be rare: SQLite answers while everybody else
 * waits, and to look through a million rows at once takes it a minute.
 * @param step so many rows to a range; between two of them the others get their turn
 */
export async function* keyRanges(db: Kysely<Tables>, part: string, after = '', step = 500): AsyncGenerator<KeyRange> {
  for (let last = after; ; ) {
    const row = await db
      .selectFrom(tableOf(part))
      .select('instance_id')
      .where('instance_id', '>', last)
      .orderBy('instance_id')
      .limit(1)
      .offset(step - 1)
      .executeTakeFirst()
    const upTo = row?.instance_id ?? null
    yield { after: last, upTo }
    if (upTo === null) return
    last = upTo
    await setImmediate()
  }
}
