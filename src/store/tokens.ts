import type { Kysely, Selectable } from 'kysely'
import type { HookStore, TokenRow } from './hook-store.ts'
import type { Tables } from './tables.ts'

export function createTokens(
  db: Kysely<Tables>,
): Pick<HookStore, 'createToken' | 'tokens' | 'token' | 'touchToken' | 'deleteToken'> {
  return {
    async createToken(tokenHash, { id, label, role, prefix, createdBy, createdOn, expiresOn, lastUsedOn }) {
      await db
        .insertInto('api_tokens')
        .values({
          token_hash: tokenHash,
          id,
          label,
          role,
          prefix,
          created_by: createdBy,
          created_on: createdOn,
          expires_on: expiresOn,
          last_used_on: lastUsedOn,
        })
        .execute()
    },
    async tokens() {
      const rows = await db.selectFrom('api_tokens').selectAll().orderBy('expires_on').orderBy('label').execute()
      return rows.map(toToken)
    },
    async token(tokenHash) {
      const row = await db.selectFrom('api_tokens').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? toToken(row) : null
    },
    async touchToken(id, usedOn) {
      await db.updateTable('api_tokens').set({ last_used_on: usedOn }).where('id', '=', id).execute()
    },
    async deleteToken(id) {
      const { numDeletedRows } = await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

const toToken = (row: Selectable<Tables['api_tokens']>): TokenRow => ({
  id: row.id,
  label: row.label,
  role: row.role,
  prefix: row.prefix,
  createdBy: row.created_by,
  createdOn: row.created_on,
  expiresOn: row.expires_on,
  lastUsedOn: row.last_used_on,
})
