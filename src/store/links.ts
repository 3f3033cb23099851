import type { Kysely, Selectable, Transaction } from 'kysely'
import type { AccountStore, LinkRow } from './account-store.ts'
import type { Tables } from './tables.ts'

export function createLinks(
  db: Kysely<Tables>,
): Pick<AccountStore, 'createLink' | 'links' | 'link' | 'useLink' | 'deleteLink'> {
  return {
    createLink: (tokenHash, link, now) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('links').where('expires_at', '<=', now).execute()
        const known = await accountOf(tx, link.coordinator)
        if (link.kind === 'setup') {
          if (await hasCoordinators(tx)) return 'exists'
          await tx.deleteFrom('links').where('kind', '=', 'setup').execute()
        } else if (link.kind === 'reset') {
          if (!known) return 'unknown'
          // The newest reset is the one that counts: an older link may lie in somebody else's mailbox.
          await tx.deleteFrom('links').where('coordinator', '=', link.coordinator).execute()
        } else {
          const open = await tx
            .selectFrom('links')
            .select('id')
            .where('coordinator', '=', link.coordinator)
            .executeTakeFirst()
          if (known || open) return 'exists'
        }
        const { id, kind, coordinator, role, createdBy, expiresAt } = link
        await tx
          .insertInto('links')
          .values({ token_hash: tokenHash, id, kind, coordinator, role, created_by: createdBy, expires_at: expiresAt })
          .execute()
        return 'created'
      }),
    async links(now) {
      const rows = await db
        .selectFrom('links')
        .selectAll()
        .where('expires_at', '>', now)
        .where('kind', '<>', 'setup')
        .orderBy('expires_at')
        .execute()
      return rows.map(toLink)
    },
    async link(tokenHash, now) {
      const row = await db
        .selectFrom('links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      // Once there is somebody, she invites the others.
      return row && !(row.kind === 'setup' && (await hasCoordinators(db))) ? toLink(row) : null
    },
    useLink: (tokenHash, passwordHash, now, name) =>
      db.transaction().execute(async (tx) => {
        // Taken away first: of two who use it at once, the second finds none.
        const found = await tx.deleteFrom('links').where('token_hash', '=', tokenHash).returningAll().executeTakeFirst()
        if (!found || found.expires_at <= now) return null
        const isFirst = found.kind === 'setup'
        if (isFirst && (name === undefined || (await hasCoordinators(tx)))) return null
        const row = { ...found, coordinator: isFirst ? (name ?? '') : found.coordinator }
        const isSet = row.kind === 'reset' ? await reset(tx, row, passwordHash) : await add(tx, row, passwordHash, now)
        return isSet ? toLink(row) : null
      }),
    async deleteLink(id) {
      const { numDeletedRows } = await db.deleteFrom('links').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

type Row = Selectable<Tables['links']>

const hasCoordinators = async (db: Kysely<Tables>): Promise<boolean> =>
  (await db.selectFrom('coordinators').select('name').limit(1).executeTakeFirst()) !== undefined

const accountOf = (tx: Transaction<Tables>, name: string) =>
  tx.selectFrom('coordinators').select('name').where('name', '=', name).executeTakeFirst()

async function reset(tx: Transaction<Tables>, { coordinator }: Row, passwordHash: string): Promise<boolean> {
  await tx.deleteFrom('recovery_codes').where('coordinator', '=', coordinator).execute()
  await tx.deleteFrom('sessions').where('coordinator', '=', coordinator).execute()
  const { numUpdatedRows } = await tx
    .updateTable('coordinators')
    .set({ password_hash: passwordHash, totp_secret: null, totp_step: 0 })
    .where('name', '=', coordinator)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function add(
  tx: Transaction<Tables>,
  { coordinator, role }: Row,
  passwordHash: string,
  now: number,
): Promise<boolean> {
  // The command line may have added somebody of that name in the meantime: she is not who the link was for.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('coordinators')
    .values({
      name: coordinator,
      password_hash: passwordHash,
      created_on: new Date(now).toISOString().slice(0, 10),
      role,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

const toLink = ({ id, kind, coordinator, role, created_by, expires_at }: Row): LinkRow => ({
  id,
  kind,
  coordinator,
  role,
  createdBy: created_by,
  expiresAt: expires_at,
})
