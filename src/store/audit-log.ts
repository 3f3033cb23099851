import type { Kysely } from 'kysely'
import { auditDetails } from '../contract/audit.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

export function createAuditLog(db: Kysely<Tables>): Pick<Store, 'record' | 'auditLog'> {
  return {
    async record({ details, ...entry }) {
      await db
        .insertInto('audit_log')
        .values({ ...entry, details: JSON.stringify(details) })
        .execute()
    },
    async auditLog(before, limit) {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .$if(before !== null, (query) => query.where('number', '<', before ?? 0))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ at, details, ...row }) => ({
        ...row,
        at: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
        details: auditDetails.parse(JSON.parse(details)),
      }))
    },
  }
}
