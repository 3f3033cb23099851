import Dexie, { type EntityTable, type Table } from 'dexie'
import type { QueueDatabase } from './database.ts'
import type { Run } from './with-reopen.ts'

// A few milliseconds each, also where thousands wait: neither the screen nor another transaction stands still for longer.
const rowsAtOnce = 500

/** All rows of a table, by key. Inside a transaction: what others write meanwhile waits. */
export async function rowsInSlices<Row, Key extends keyof Row>(table: EntityTable<Row, Key>): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const last = rows.at(-1)
    const after = last ? last[table.schema.primKey.keyPath as Key] : Dexie.minKey // no table of ours has a key of several columns
    const slice = await table.where(':id').above(after).limit(rowsAtOnce).toArray()
    rows.push(...slice)
    if (slice.length < rowsAtOnce) return rows
  }
}

/** By one key: `count` passes all of them, also where it is told to stop at the first. */
export const isEmpty = async <Row, Key>(table: Table<Row, Key>): Promise<boolean> =>
  (await table.limit(1).primaryKeys()).length === 0

/** No submission in whatever state, and no withdrawal of which the endpoint has not been told. */
export const nothingWaits = async ({ outbox, withdrawals }: Pick<QueueDatabase, 'outbox' | 'withdrawals'>) =>
  (await isEmpty(outbox)) && (await isEmpty(withdrawals))

/** How many rows a table has, each slice in a transaction of its own; rows that come or go meanwhile may count or not. */
export async function countKeys<Row, Key extends keyof Row>(table: EntityTable<Row, Key>, run: Run): Promise<number> {
  let count = 0
  let after: unknown = Dexie.minKey
  for (;;) {
    const keys = await run(() => table.where(':id').above(after).limit(rowsAtOnce).primaryKeys())
    count += keys.length
    if (keys.length < rowsAtOnce) return count
    after = keys.at(-1)
  }
}

/**
 * The different starts of an index's keys, in order. Jumps from one to the next, where the browser's own way of unique
 * keys passes every row.
 * @param length how many columns of the index are a start
 * @param within only starts that begin so
 */
export async function distinctStarts<Row, Key extends keyof Row>(
  table: EntityTable<Row, Key>,
  index: string,
  length: number,
  within: readonly string[] = [],
): Promise<readonly (readonly string[])[]> {
  const starts: (readonly string[])[] = []
  for (;;) {
    const after = starts.at(-1)
    const from = after ? [...after, Dexie.maxKey] : [...within, Dexie.minKey]
    const [key] = await table
      .where(index)
      .between(from, [...within, Dexie.maxKey])
      .limit(1)
      .keys()
    if (key === undefined) return starts
    starts.push((key as unknown as readonly string[]).slice(0, length)) // the index has several columns
  }
}
