import type { Kysely, Selectable } from 'kysely'
import type { AccountStore, SessionRow } from './account-store.ts'
import type { Tables } from './tables.ts'

type Sessions = Pick<
  AccountStore,
  'createSession' | 'session' | 'sessionsOf' | 'touchSession' | 'endSession' | 'endSessionsOf' | 'dropSessions'
>

export function createSessions(db: Kysely<Tables>): Sessions {
  return {
    async createSession(tokenHash, { id, coordinator, createdAt, usedAt }) {
      await db
        .insertInto('sessions')
        .values({ token_hash: tokenHash, id, coordinator, created_at: createdAt, used_at: usedAt })
        .execute()
    },
    async session(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('coordinators', 'coordinators.name', 'sessions.coordinator')
        .select(['id', 'coordinator', 'created_at', 'used_at', 'role'])
        .where('token_hash', '=', tokenHash)
        .where('disabled', '=', 0)
        .executeTakeFirst()
      return row ? { ...toSession(row), role: row.role } : null
    },
    async sessionsOf(name) {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('coordinator', '=', name)
        .orderBy('used_at', 'desc')
        .execute()
      return rows.map(toSession)
    },
    async touchSession(tokenHash, usedAt) {
      await db.updateTable('sessions').set({ used_at: usedAt }).where('token_hash', '=', tokenHash).execute()
    },
    async endSession(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    async endSessionsOf(name, which) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('coordinator', '=', name)
        .$if('only' in which, (query) => query.where('id', '=', 'only' in which ? which.only : ''))
        .$if('but' in which, (query) => query.where('id', '!=', 'but' in which ? (which.but ?? '') : ''))
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
    async dropSessions(createdBefore, usedBefore) {
      await db
        .deleteFrom('sessions')
        .where((row) => row.or([row('created_at', '<', createdBefore), row('used_at', '<', usedBefore)]))
        .execute()
    },
  }
}

const toSession = (row: Omit<Selectable<Tables['sessions']>, 'token_hash'>): SessionRow => ({
  id: row.id,
  coordinator: row.coordinator,
  createdAt: row.created_at,
  usedAt: row.used_at,
})
