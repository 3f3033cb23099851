import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Environment, readEnvironment } from '../../server/environment.ts'
import { inDataDir } from '../../server/in-data-dir.ts'
import { StartError } from '../../server/start-error.ts'
import { isSqliteInUse, openSqliteCopy } from '../../store/sqlite.ts'
import { type BackupManifest, databaseFile, readBackup, secretsFile } from '../backup/backup-folder.ts'
import { countsInWords } from '../backup/check-contents.ts'
import { copyDurably, flush } from '../backup/durable-files.ts'
import { inPostgres } from '../backup/in-postgres.ts'
import { withStore } from '../with-store.ts'

export const help = `restore <backup folder> [--replace] [--despite-findings]
    Puts a backup into DATA_DIR, after it has been read and compared as "verify" does. Stop the server first.
    --replace           where there is data already: moves it aside within DATA_DIR, and carries its withdrawals over
    --despite-findings  takes a damaged backup as well; the findings are listed

Responses that came in after the backup was made are not in it. They stay in what was moved aside.`

const options = {
  replace: { type: 'boolean', default: false },
  'despite-findings': { type: 'boolean', default: false },
} as const
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  let environment: Environment
  try {
    parsed = parse(args)
    environment = readEnvironment(process.env)
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  const [name, ...rest] = parsed.positionals
  if (name === undefined || rest.length > 0) return usage('restore needs the name of one backup folder')
  const { dataDir, databaseUrl, secret } = environment
  if (databaseUrl !== null) return inPostgres('restore', databaseUrl, dataDir, secret !== null)
  try {
    return await restore(resolve(name), dataDir, parsed.values)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    return 2
  }
}

type Choices = { readonly replace: boolean; readonly 'despite-findings': boolean }

async function restore(folder: string, dataDir: string, choices: Choices): Promise<number> {
  const reading = await readBackup(folder)
  if (reading.status === 'none') return fault(1, reading.reason)
  const { manifest, check } = reading
  for (const finding of check.findings) console.error(finding)
  if (check.findings.length > 0 && !choices['despite-findings'])
    return fault(1, 'This backup is damaged and nothing was changed. Use another one, or add --despite-findings.')
  inDataDir(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }))
  const database = join(dataDir, databaseFile)
  if (existsSync(database) && !choices.replace)
    return fault(2, `${dataDir} holds data already. Add --replace to move it aside, or set DATA_DIR to a new folder.`)
  if (existsSync(database) && isInUse(database))
    return fault(2, `${database} is in use. Stop the server first; nothing was changed.`)
  const aside = existsSync(database) ? inDataDir(dataDir, () => moveAside(dataDir)) : null
  inDataDir(dataDir, () => putBack(folder, dataDir, manifest))
  const carried = await carryWithdrawals(aside)
  console.log(`${dataDir}: ${countsInWords(check.counts)}, as of ${manifest.madeAt}.`)
  if (aside !== null) console.log(`What was there before is in ${aside}.`)
  if (carried === null && aside !== null)
    console.error('Its withdrawals could not be read: what was withdrawn since the backup is back. Withdraw it again.')
  else if (carried) console.log(`Withdrawals carried over: ${carried}.`)
  if (!manifest.hasSecret) console.log('Set SERVER_SECRET to what it was when the backup was made.')
  return carried === null && aside !== null ? 1 : 0
}

/** A database that cannot even be opened is in nobody's use. */
function isInUse(database: string): boolean {
  try {
    return isSqliteInUse(database)
  } catch {
    return false
  }
}

/** @returns the folder into which everything went that belongs to the database of before */
function moveAside(dataDir: string): string {
  const aside = join(dataDir, `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`)
  mkdirSync(aside, { mode: 0o700 })
  for (const name of [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`, secretsFile])
    if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
  flush(aside)
  flush(dataDir)
  return aside
}

/** Under another name first: a copy that breaks off must not look like a database. */
function putBack(folder: string, dataDir: string, { hasSecret }: BackupManifest): void {
  for (const name of [...(hasSecret ? [secretsFile] : []), databaseFile]) {
    const half = join(dataDir, `${name}.half`)
    rmSync(half, { force: true })
    copyDurably(join(folder, name), half)
    renameSync(half, join(dataDir, name))
  }
  flush(dataDir)
}

/**
 * Who withdrew after the backup was made must not come back with it.
 * @returns how many withdrawals the database of before knew, or null when it cannot be read
 */
async function carryWithdrawals(aside: string | null): Promise<number | null> {
  if (aside === null) return 0
  try {
    const before = openSqliteCopy(join(aside, databaseFile))
    const withdrawals = await before.withdrawals()
    await before.close()
    await withStore(async (store) => {
      for (const { receiptKey, withdrawnOn } of withdrawals) await store.withdraw(receiptKey, withdrawnOn)
      return 0
    })
    return withdrawals.length
  } catch {
    // Damaged, which may be why somebody restores: the caller says what follows from it.
    return null
  }
}

function fault(code: 1 | 2, message: string): number {
  console.error(message)
  return code
}

const usage = (message: string): number => fault(2, `${message}\n\n${help}`)
