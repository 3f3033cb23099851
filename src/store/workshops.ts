import type { Kysely } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { fromWorkshop, toWorkshop } from './workshop-rows.ts'

export function createWorkshops(
  db: Kysely<Tables>,
): Pick<Store, 'workshops' | 'createWorkshop' | 'saveWorkshop' | 'deleteWorkshop'> {
  return {
    async workshops() {
      const rows = await db.selectFrom('workshops').selectAll().orderBy('code').execute()
      return rows.map(toWorkshop)
    },
    async createWorkshop(workshop) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('workshops')
        .values(fromWorkshop(workshop))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n ? 'created' : 'exists'
    },
    async saveWorkshop(workshop) {
      const { code, ...columns } = fromWorkshop(workshop)
      const { numUpdatedRows } = await db
        .updateTable('workshops')
        .set(columns)
        .where('code', '=', code)
        .executeTakeFirst()
      return numUpdatedRows > 0n ? 'saved' : 'unknown'
    },
    async deleteWorkshop(code) {
      return db.transaction().execute(async (tx) => {
        const known = await tx.selectFrom('workshops').select('code').where('code', '=', code).executeTakeFirst()
        if (!known) return 'unknown'
        const named = await tx
          .selectFrom('answers')
          .select('instance_id')
          .where('workshop', '=', code)
          .limit(1)
          .executeTakeFirst()
        if (named) return 'in_use'
        await tx.deleteFrom('targets').where('kind', '=', 'workshop').where('key', '=', code).execute()
        await tx.deleteFrom('workshops').where('code', '=', code).execute()
        return 'deleted'
      })
    },
  }
}
