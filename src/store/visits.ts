import type { Kysely } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** After a pause this long, in ms, somebody who comes back is on another visit. */
const pauseMs = 30 * 60_000

export function createVisits(db: Kysely<Tables>): Pick<Store, 'visit'> {
  return {
    visit: (coordinator, seen, seenAt) =>
      db.transaction().execute(async (tx) => {
        const known = await tx
          .selectFrom('visits')
          .selectAll()
          .where('coordinator', '=', coordinator)
          .executeTakeFirst()
        const isSame = known !== undefined && seenAt - known.seen_at < pauseMs
        const before = isSame
          ? { before: known.before, before_at: known.before_at }
          : { before: known?.seen ?? null, before_at: known?.seen_at ?? null }
        const row = { ...before, seen, seen_at: seenAt }
        await tx
          .insertInto('visits')
          .values({ coordinator, ...row })
          .onConflict((conflict) => conflict.column('coordinator').doUpdateSet(row))
          .execute()
        const { before: text, before_at: at } = before
        return text === null || at === null ? null : { seen: text, seenAt: at }
      }),
  }
}
