import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { keyedHash } from '../../sealing/keyed-hash.ts'
import { streamDigest } from '../../sealing/server-digest.ts'
import { readSecret } from '../../server/server-secret.ts'
import { StartError } from '../../server/start-error.ts'
import { openSqliteCopy } from '../../store/sqlite.ts'
import { type ContentCheck, checkContents } from './check-contents.ts'

export const databaseFile = 'submissions.sqlite'
export const secretsFile = 'secrets.json'
export const manifestFile = 'backup.json'

/** What `backup` notes beside the copy, so that a damaged or mixed-up folder is found out before it is needed. */
export const backupManifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  databaseSha256: z.string(),
  counts: z.record(z.string(), z.number()),
  /** Whether the secret lies in the folder; else its operator keeps it as SERVER_SECRET. */
  hasSecret: z.boolean(),
})
export type BackupManifest = z.infer<typeof backupManifest>

export type BackupReading =
  | { readonly status: 'read'; readonly manifest: BackupManifest; readonly check: ContentCheck }
  /** Not a backup, or one that cannot even be opened. */
  | { readonly status: 'none'; readonly reason: string }

/** Reads a whole backup folder without changing a byte of it. */
export async function readBackup(folder: string): Promise<BackupReading> {
  const manifest = readManifest(join(folder, manifestFile))
  if (manifest === null)
    return { status: 'none', reason: `${folder} is no backup: it holds no readable ${manifestFile}` }
  const file = join(folder, databaseFile)
  if (!existsSync(file)) return { status: 'none', reason: `${folder} is no whole backup: ${databaseFile} is missing` }
  const findings: string[] = []
  if ((await streamDigest(createReadStream(file))) !== manifest.databaseSha256)
    findings.push(`${databaseFile}: its bytes have changed since the backup was made`)
  let store: ReturnType<typeof openSqliteCopy> | null = null
  try {
    store = openSqliteCopy(file)
    const check = await checkContents(store)
    for (const [table, count] of Object.entries(manifest.counts))
      if (check.counts[table] !== count)
        findings.push(`${table}: ${check.counts[table] ?? 0} rows where the backup was made with ${count}`)
    findings.push(
      ...check.findings,
      ...(manifest.hasSecret ? secretFindings(folder, await store.secretFingerprint()) : []),
    )
    return { status: 'read', manifest, check: { counts: check.counts, findings } }
  } catch {
    return { status: 'none', reason: `${file} cannot be opened as a database; use another backup` }
  } finally {
    await store?.close()
  }
}

function readManifest(file: string): BackupManifest | null {
  try {
    const parsed = z.safeParse(backupManifest, JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Not there or no JSON: told by the caller.
    return null
  }
}

/**
 * Whether the secret in a folder is the one that the data was collected with. Reads only: a missing one is not made.
 * @param given SERVER_SECRET, which then counts instead of the file
 */
export function secretFindings(
  folder: string,
  fingerprint: string | null,
  given: Uint8Array | null = null,
): readonly string[] {
  if (given === null && !existsSync(join(folder, secretsFile)))
    return [`${secretsFile}: it is missing; without it no receipt code finds its response`]
  try {
    const isRight = fingerprint === null || fingerprintOf(given ?? readSecret(folder)) === fingerprint
    const name = given === null ? secretsFile : 'SERVER_SECRET'
    return isRight ? [] : [`${name}: this is not the secret that the data was collected with`]
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return [error.message]
  }
}

/** As the server notes it in the database. */
const fingerprintOf = (secret: Uint8Array): string => keyedHash(secret, 'fingerprint', '')
