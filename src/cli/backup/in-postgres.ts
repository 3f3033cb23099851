import { join } from 'node:path'
import { secretsFile } from './backup-folder.ts'

/** Says which of PostgreSQL's own commands do it: they copy while others write, and know users, roles and versions. */
export function inPostgres(
  action: 'backup' | 'restore',
  databaseUrl: string,
  dataDir: string,
  isSecretSet: boolean,
): number {
  const { pathname } = new URL(databaseUrl)
  const database = pathname.slice(1)
  const secret = isSecretSet ? 'SERVER_SECRET' : join(dataDir, secretsFile)
  const steps =
    action === 'backup'
      ? [`pg_dump --format=custom --file=${database}.dump "$DATABASE_URL"`, `keep ${secret} beside it`]
      : [
          'stop the server',
          `pg_restore --clean --if-exists --exit-on-error --dbname="$DATABASE_URL" ${database}.dump`,
          `put back ${secret} as it was when the dump was made`,
          'npm run -s cli -- verify',
        ]
  console.error(`The data is in PostgreSQL, whose own commands ${action === 'backup' ? 'back it up' : 'put it back'}:`)
  for (const step of steps) console.error(`  ${step}`)
  return 2
}
