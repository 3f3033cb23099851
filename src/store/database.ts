import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { DatabaseKind, Tables } from './tables.ts'

/** What the two databases do differently; everything else is one code for both. */
export interface Database {
  readonly kind: DatabaseKind
  readonly db: Kysely<Tables>
  /**
   * Held by every arrival: neither a withdrawal nor an arrival with the same instance ID can slip in between the look
   * at what is there and the insert.
   * @param instanceIds in one fixed order: two calls that hold the same ones would otherwise wait for each other for ever
   */
  readonly lockForKeeping: (tx: Transaction<Tables>, instanceIds: readonly string[]) => Promise<void>
  /** Waits until no arrival is under way. */
  readonly lockForWithdrawing: (tx: Transaction<Tables>) => Promise<void>
  /** Which row of a count this connection adds to: all adding to one would wait for each other's commit. */
  readonly shard: RawBuilder<number>
  /** After rows have been deleted: takes what the database itself still holds of them. */
  readonly forgetDeleted: () => Promise<void>
  readonly forgetOrder: () => Promise<void>
  readonly copyTo: (file: string) => Promise<'copied' | 'unsupported'>
  readonly integrityFaults: () => Promise<readonly string[]>
}
