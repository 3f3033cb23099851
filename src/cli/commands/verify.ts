import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readEnvironment } from '../../server/environment.ts'
import { StartError } from '../../server/start-error.ts'
import { openStore } from '../../store/open-store.ts'
import { openSqliteCopy } from '../../store/sqlite.ts'
import { StorageUnavailableError } from '../../store/storage-unavailable-error.ts'
import { databaseFile, readBackup, secretFindings } from '../backup/backup-folder.ts'
import { type ContentCheck, checkContents, countsInWords } from '../backup/check-contents.ts'

export const help = `verify [backup folder]
    Reads every response that the server keeps, hashes it anew and compares, has the database look at its own pages,
    and checks that the secret is the one that the data was collected with. Also while the server runs, and also on
    PostgreSQL. With a folder it does the same to a backup. It changes no byte of either.

Names what is damaged by table and instance ID, never by its answers. Exit code: 0 all well, 1 findings.`

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  const [folder, ...rest] = args
  if (rest.length > 0 || folder?.startsWith('-')) return fault(2, help)
  if (folder !== undefined) return verifyBackup(resolve(folder))
  try {
    return await verifyData()
  } catch (error) {
    if (error instanceof StartError) return fault(2, error.message)
    if (error instanceof StorageUnavailableError) return fault(1, error.message)
    throw error
  }
}

/** Opens what is there as it is: a database that must be migrated or mended first could not be looked at. */
async function verifyData(): Promise<number> {
  const { dataDir, databaseUrl, secret } = readEnvironment(process.env)
  const file = join(dataDir, databaseFile)
  if (databaseUrl === null && !existsSync(file)) return fault(2, `DATA_DIR: there is no ${databaseFile} in ${dataDir}`)
  const store = databaseUrl === null ? openSqliteCopy(file) : openStore({ dataDir, databaseUrl })
  try {
    const { counts, findings } = await checkContents(store)
    const ofSecret = await store.secretFingerprint().then(
      (fingerprint) => secretFindings(dataDir, fingerprint, secret),
      // Already among the findings of a database that cannot be read.
      () => [],
    )
    return report({ counts, findings: [...findings, ...ofSecret] })
  } finally {
    await store.close()
  }
}

async function verifyBackup(folder: string): Promise<number> {
  const reading = await readBackup(folder)
  return reading.status === 'read' ? report(reading.check) : fault(1, reading.reason)
}

function report({ counts, findings }: ContentCheck): number {
  for (const finding of findings) console.error(finding)
  if (findings.length > 0) return fault(1, `Findings: ${findings.length}. Read in all: ${countsInWords(counts)}.`)
  console.log(`${countsInWords(counts)}; every hash fits.`)
  return 0
}

function fault(code: 1 | 2, message: string): number {
  console.error(message)
  return code
}
