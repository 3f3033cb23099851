import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** The hubs that an endpoint knows by their tokens. */
export interface Hubs {
  hubs(): Promise<readonly { readonly name: string; readonly createdOn: string; readonly seenOn: string | null }[]>
  /** Adds a hub, or gives it a new token; the old one is worth nothing then. */
  saveHub(name: string, tokenHash: string, createdOn: string): Promise<void>
  /** @returns false when there was none of that name */
  removeHub(name: string): Promise<boolean>
  /** Notes the day. @returns the name of the hub that holds the token, or null */
  seeHub(tokenHash: string, seenOn: string): Promise<string | null>
}

export function createHubs(db: Kysely<Tables>): Hubs {
  return {
    async hubs() {
      const rows = await db.selectFrom('hubs').selectAll().orderBy('name').execute()
      return rows.map((row) => ({ name: row.name, createdOn: row.created_on, seenOn: row.seen_on }))
    },
    async saveHub(name, tokenHash, createdOn) {
      await db
        .insertInto('hubs')
        .values({ name, token_hash: tokenHash, created_on: createdOn, seen_on: null })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ token_hash: tokenHash }))
        .execute()
    },
    async removeHub(name) {
      const { numDeletedRows } = await db.deleteFrom('hubs').where('name', '=', name).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async seeHub(tokenHash, seenOn) {
      const hub = await db
        .selectFrom('hubs')
        .select(['name', 'seen_on'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!hub) return null
      // Once a day, not with every call: a write is a flush.
      if (hub.seen_on !== seenOn)
        await db.updateTable('hubs').set({ seen_on: seenOn }).where('name', '=', hub.name).execute()
      return hub.name
    },
  }
}
