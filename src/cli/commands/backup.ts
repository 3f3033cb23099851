import { createReadStream, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { streamDigest } from '../../sealing/server-digest.ts'
import { readEnvironment } from '../../server/environment.ts'
import { openSqliteCopy } from '../../store/sqlite.ts'
import type { Store } from '../../store/store.ts'
import {
  type BackupManifest,
  databaseFile,
  manifestFile,
  secretFindings,
  secretsFile,
} from '../backup/backup-folder.ts'
import { type ContentCheck, checkContents, countsInWords } from '../backup/check-contents.ts'
import { copyDurably, flush, settle, writeDurably } from '../backup/durable-files.ts'
import { inPostgres } from '../backup/in-postgres.ts'
import { withStore } from '../with-store.ts'

export const help = `backup <new folder>
    Copies the database and secrets.json of DATA_DIR into a folder of their own, also while the server runs, and reads
    the copy back: every response is hashed and compared. The folder holds all answers: keep it where nobody else reads.
    Anything that is withdrawn later is still in it; delete backups after 35 days.

With DATABASE_URL it says which of PostgreSQL's own commands to use. Put back with: restore <folder>.`

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name.startsWith('-') || rest.length > 0)
    return usage('backup needs the name of a new folder')
  const folder = resolve(name)
  if (existsSync(folder) && readdirSync(folder).length > 0) return usage(`${folder} is not empty; name a new folder`)
  return withStore((store) => backUp(store, folder))
}

async function backUp(store: Store, folder: string): Promise<number> {
  const { dataDir, secret, databaseUrl } = readEnvironment(process.env)
  if (databaseUrl !== null) return inPostgres('backup', databaseUrl, dataDir, secret !== null)
  const wrong = secretFindings(dataDir, await store.secretFingerprint(), secret)
  for (const finding of wrong) console.error(finding)
  if (wrong.length > 0) return 1
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copy = join(folder, databaseFile)
  await store.copyTo(copy)
  settle(copy)
  if (secret === null) copyDurably(join(dataDir, secretsFile), join(folder, secretsFile))
  const { counts, findings } = await describe(folder, secret === null)
  for (const finding of findings) console.error(finding)
  if (findings.length > 0) {
    console.error(
      `The copy in ${folder} is as damaged as what it was made of. Older backups may be whole: see "verify".`,
    )
    return 1
  }
  console.log(`${folder}: ${countsInWords(counts)}; every hash fits.`)
  if (secret !== null) console.log('SERVER_SECRET is not in the folder: keep it too, or withdrawals will find nothing.')
  return 0
}

/** Reads the copy back. Its description is written last: a folder without it is a backup that did not get to its end. */
async function describe(folder: string, hasSecret: boolean): Promise<ContentCheck> {
  const file = join(folder, databaseFile)
  const copy = openSqliteCopy(file)
  const check = await checkContents(copy)
  await copy.close()
  const manifest: BackupManifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    databaseSha256: await streamDigest(createReadStream(file)),
    counts: check.counts,
    hasSecret,
  }
  writeDurably(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`)
  flush(folder)
  return check
}

function usage(message: string): number {
  console.error(`${message}\n\n${help}`)
  return 2
}
