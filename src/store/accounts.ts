import type { Kysely } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

type Accounts = Pick<
  Store,
  | 'coordinators'
  | 'passwordHash'
  | 'saveCoordinator'
  | 'removeCoordinator'
  | 'createSession'
  | 'session'
  | 'touchSession'
  | 'endSession'
  | 'dropSessions'
>

export function createAccounts(db: Kysely<Tables>): Accounts {
  return {
    async coordinators() {
      const rows = await db.selectFrom('coordinators').selectAll().orderBy('name').execute()
      return rows.map((row) => ({ name: row.name, createdOn: row.created_on, role: row.role }))
    },
    async passwordHash(name) {
      const row = await db
        .selectFrom('coordinators')
        .select('password_hash')
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.password_hash ?? null
    },
    async saveCoordinator(name, passwordHash, createdOn, role) {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('coordinators')
          .values({ name, password_hash: passwordHash, created_on: createdOn, role: role ?? 'admin' })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ password_hash: passwordHash, ...(role ? { role } : {}) }),
          )
          .execute()
        await tx.deleteFrom('sessions').where('coordinator', '=', name).execute()
      })
    },
    async removeCoordinator(name) {
      const { numDeletedRows } = await db.deleteFrom('coordinators').where('name', '=', name).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async createSession(tokenHash, { coordinator, createdAt, usedAt }) {
      await db
        .insertInto('sessions')
        .values({ token_hash: tokenHash, coordinator, created_at: createdAt, used_at: usedAt })
        .execute()
    },
    async session(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('coordinators', 'coordinators.name', 'sessions.coordinator')
        .select(['coordinator', 'created_at', 'used_at', 'role'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return null
      return { coordinator: row.coordinator, createdAt: row.created_at, usedAt: row.used_at, role: row.role }
    },
    async touchSession(tokenHash, usedAt) {
      await db.updateTable('sessions').set({ used_at: usedAt }).where('token_hash', '=', tokenHash).execute()
    },
    async endSession(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    async dropSessions(createdBefore, usedBefore) {
      await db
        .deleteFrom('sessions')
        .where((row) => row.or([row('created_at', '<', createdBefore), row('used_at', '<', usedBefore)]))
        .execute()
    },
  }
}
