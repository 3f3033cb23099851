import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyedHash, newSecret, secretBytes } from '../sealing/keyed-hash.ts'
import type { Store } from '../store/store.ts'
import { StartError } from './start-error.ts'

const fileName = 'secrets.json'

/**
 * The secret that keys the hashes of receipts and organisations; made at the first start.
 * @throws StartError when the file cannot be read
 */
export function readSecret(dataDir: string): Uint8Array {
  const file = join(dataDir, fileName)
  if (existsSync(file)) return parse(readFileSync(file, 'utf8'), file)
  const secret = newSecret()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // wx: of two servers that start together on an empty folder, the second reads what the first has written.
  try {
    writeFileSync(file, `${JSON.stringify({ serverSecret: Buffer.from(secret).toString('hex') }, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return readSecret(dataDir)
  }
  return secret
}

/**
 * With another secret than the one in use when the data came in, no receipt code would find its submission any more.
 * @throws StartError
 */
export async function assertSecretFits(store: Store, secret: Uint8Array, dataDir: string): Promise<void> {
  if (await store.knowsSecret(keyedHash(secret, 'fingerprint', ''))) return
  throw new StartError(
    `${join(dataDir, fileName)}: this is not the secret that the data was collected with, and withdrawals would find nothing; restore the file from the backup, or set SERVER_SECRET`,
  )
}

function parse(text: string, file: string): Uint8Array {
  try {
    const content: unknown = JSON.parse(text)
    const value =
      typeof content === 'object' && content !== null && 'serverSecret' in content ? content.serverSecret : null
    if (typeof value === 'string' && /^[0-9a-f]+$/.test(value) && value.length === secretBytes * 2)
      return Buffer.from(value, 'hex')
  } catch {
    // Told below, without the text: it may be most of a secret.
  }
  throw new StartError(
    `${file}: it does not hold a "serverSecret" of ${secretBytes * 2} hexadecimal digits; restore the file from the backup`,
  )
}
