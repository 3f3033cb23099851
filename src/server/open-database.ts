import { openStore } from '../store/open-store.ts'
import { StorageUnavailableError } from '../store/storage-unavailable-error.ts'
import type { Store } from '../store/store.ts'
import { StoreSettingsError } from '../store/store-settings-error.ts'
import type { Environment } from './environment.ts'
import { dataDirFault } from './in-data-dir.ts'
import { StartError } from './start-error.ts'

/**
 * Opens and migrates the database of the settings; server and command line do it alike.
 * @throws StartError that names the setting at fault
 */
export async function openDatabase(
  { dataDir, databaseUrl }: Environment,
  onLostConnection: (code: string) => void,
): Promise<Store> {
  let store: Store | null = null
  try {
    store = openStore({ dataDir, databaseUrl, onLostConnection })
    await store.migrate()
    return store
  } catch (error) {
    await store?.close()
    throw new StartError(reason(error, databaseUrl, dataDir))
  }
}

function reason(error: unknown, databaseUrl: string | null, dataDir: string): string {
  if (error instanceof StoreSettingsError)
    return `${databaseUrl === null ? 'DATA_DIR' : 'DATABASE_URL'}: ${error.message}`
  const code =
    error instanceof StorageUnavailableError
      ? error.code
      : error instanceof Error && 'code' in error
        ? String(error.code)
        : 'unknown'
  if (databaseUrl === null) return dataDirFault(dataDir, code)
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  const where = `${hostname}:${port || 5432}`
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: `nothing listens at ${where}; start PostgreSQL there, or correct the address`,
    ENOTFOUND: `there is no host "${hostname}"; correct the name`,
    EAI_AGAIN: `the name "${hostname}" cannot be looked up; correct it, or mend the network`,
    '28P01': `${where} does not accept the password of "${username}"; correct it`,
    '28000': `${where} does not let "${username}" in; allow the user in pg_hba.conf, or use another`,
    '3D000': `${where} has no database "${pathname.slice(1)}"; create it, or correct the name`,
    '42501': `"${username}" may not create tables in "${pathname.slice(1)}"; grant CREATE on the schema public`,
  }
  const what =
    known[code] ??
    `the database at ${where} cannot be used (${code}); check that it runs and that this machine reaches it`
  return `DATABASE_URL: ${what}`
}
