import type { Kysely, Transaction } from 'kysely'
import type { DatabaseKind, Tables } from './tables.ts'

/** What the two databases do differently; everything else is one code for both. */
export interface Database {
  readonly kind: DatabaseKind
  readonly db: Kysely<Tables>
  /** Held by every arrival: a withdrawal cannot slip in between the look at the withdrawals and the insert. */
  readonly lockForKeeping: (tx: Transaction<Tables>) => Promise<void>
  /** Waits until no arrival is under way. */
  readonly lockForWithdrawing: (tx: Transaction<Tables>) => Promise<void>
  /** After rows have been deleted: takes what the database itself still holds of them. */
  readonly forgetDeleted: () => Promise<void>
  readonly forgetOrder: () => Promise<void>
}
