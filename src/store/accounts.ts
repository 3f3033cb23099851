import type { Kysely, Transaction } from 'kysely'
import type { AccountChange, AccountStore } from './account-store.ts'
import type { Tables } from './tables.ts'

type Accounts = Pick<
  AccountStore,
  | 'coordinators'
  | 'credentials'
  | 'saveCoordinator'
  | 'removeCoordinator'
  | 'changeAccount'
  | 'saveSecondFactor'
  | 'acceptStep'
  | 'useRecoveryCode'
  | 'recoveryCodesLeft'
>

export function createAccounts(db: Kysely<Tables>): Accounts {
  return {
    async coordinators() {
      const rows = await db.selectFrom('coordinators').selectAll().orderBy('name').execute()
      return rows.map((row) => ({
        name: row.name,
        createdOn: row.created_on,
        role: row.role,
        isDisabled: row.disabled === 1,
        hasSecondFactor: row.totp_secret !== null,
      }))
    },
    async credentials(name) {
      const row = await db.selectFrom('coordinators').selectAll().where('name', '=', name).executeTakeFirst()
      if (!row) return null
      const { password_hash, role, disabled, totp_secret, totp_step } = row
      const isDisabled = disabled === 1
      return { passwordHash: password_hash, role, isDisabled, totpSecret: totp_secret, totpStep: totp_step }
    },
    saveCoordinator: (name, passwordHash, createdOn, role) =>
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto('coordinators')
          .values({ name, password_hash: passwordHash, created_on: createdOn, role: role ?? 'admin' })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ password_hash: passwordHash, ...(role ? { role } : {}) }),
          )
          .execute()
        await endSessions(tx, name)
      }),
    async removeCoordinator(name) {
      const { numDeletedRows } = await db.deleteFrom('coordinators').where('name', '=', name).executeTakeFirst()
      return numDeletedRows > 0n
    },
    changeAccount: (name, change) =>
      db.transaction().execute(async (tx) => {
        // Holds every admin's row: two admins who take the role from each other at once wait for one another.
        await tx.updateTable('coordinators').set({ role: 'admin' }).where('role', '=', 'admin').execute()
        const admins = await tx
          .selectFrom('coordinators')
          .select('name')
          .where('role', '=', 'admin')
          .where('disabled', '=', 0)
          .execute()
        const isLast = admins.length === 1 && admins[0]?.name === name
        const staysAdmin = change !== 'remove' && change.role === 'admin' && !change.isDisabled
        if (isLast && !staysAdmin) return 'last_admin'
        return (await applyChange(tx, name, change)) ? 'done' : 'unknown'
      }),
    saveSecondFactor: (name, factor) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('recovery_codes').where('coordinator', '=', name).execute()
        const { numUpdatedRows } = await tx
          .updateTable('coordinators')
          .set({ totp_secret: factor?.totpSecret ?? null, totp_step: factor?.step ?? 0 })
          .where('name', '=', name)
          .executeTakeFirst()
        if (factor && numUpdatedRows > 0n)
          await tx
            .insertInto('recovery_codes')
            .values(factor.codeHashes.map((hash) => ({ code_hash: hash, coordinator: name })))
            .execute()
      }),
    async acceptStep(name, step) {
      const { numUpdatedRows } = await db
        .updateTable('coordinators')
        .set({ totp_step: step })
        .where('name', '=', name)
        .where('totp_step', '<', step)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async useRecoveryCode(name, codeHash) {
      const { numDeletedRows } = await db
        .deleteFrom('recovery_codes')
        .where('coordinator', '=', name)
        .where('code_hash', '=', codeHash)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async recoveryCodesLeft(name) {
      const row = await db
        .selectFrom('recovery_codes')
        .select((q) => q.fn.countAll<number>().as('count'))
        .where('coordinator', '=', name)
        .executeTakeFirst()
      return row?.count ?? 0
    },
  }
}

async function applyChange(tx: Transaction<Tables>, name: string, change: AccountChange): Promise<boolean> {
  if (change === 'remove') {
    const { numDeletedRows } = await tx.deleteFrom('coordinators').where('name', '=', name).executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { role, isDisabled } = change
  const { numUpdatedRows } = await tx
    .updateTable('coordinators')
    .set({ role, disabled: Number(isDisabled) })
    .where('name', '=', name)
    .executeTakeFirst()
  if (isDisabled) await endSessions(tx, name)
  return numUpdatedRows > 0n
}

const endSessions = (tx: Transaction<Tables>, name: string) =>
  tx.deleteFrom('sessions').where('coordinator', '=', name).execute()
