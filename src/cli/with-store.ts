import { readEnvironment } from '../server/environment.ts'
import { openDatabase } from '../server/open-database.ts'
import { StartError } from '../server/start-error.ts'
import { StorageUnavailableError } from '../store/storage-unavailable-error.ts'
import type { Store } from '../store/store.ts'

/**
 * Opens the database of the settings for one command, also while the server runs on it.
 * @returns the exit code of the command; 2 where a setting is at fault, 1 where the database is
 */
export async function withStore(use: (store: Store) => Promise<number>): Promise<number> {
  let store: Store | null = null
  try {
    store = await openDatabase(readEnvironment(process.env), () => {})
    return await use(store)
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof StorageUnavailableError)) throw error
    console.error(error.message)
    return error instanceof StartError ? 2 : 1
  } finally {
    await store?.close()
  }
}
