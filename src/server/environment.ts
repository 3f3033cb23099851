import { isAbsolute, resolve } from 'node:path'
import { usualMaxAttachmentBytes } from '../contract/attachment.ts'
import { type Upstream, upstreamAt } from '../hub/upstream.ts'
import { secretBytes } from '../sealing/keyed-hash.ts'
import { readOrigins } from './read-origins.ts'
import { readTls, type Tls } from './read-tls.ts'
import { StartError } from './start-error.ts'

export interface Environment {
  readonly port: number
  /** Null listens on every address of the machine, so that the phones of a workshop reach it. */
  readonly host: string | null
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly publicUrl: URL | null
  readonly trustProxy: boolean
  /** Makes this server a hub. */
  readonly upstream: Upstream | null
  /** Serves https; null leaves that to a proxy, or to nobody. */
  readonly tls: Tls | null
  /** Null keeps the secret in `DATA_DIR/secrets.json`. */
  readonly secret: Uint8Array | null
  readonly closedSurveys: readonly string[]
  readonly attachments: { readonly maxBytes: number; readonly quotaBytes: number }
  /** Where webhooks may go; none, unless somebody who runs the server says so. */
  readonly webhookOrigins: readonly string[]
}

/**
 * Reads the settings of the process.
 * @throws StartError for a value that cannot be meant, never with a password in it
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const text = (name: string) => env[name]?.trim() || null
  return {
    port: port(text('PORT')),
    host: text('HOST'),
    dataDir: dataDir(text('DATA_DIR')),
    databaseUrl: databaseUrl(text('DATABASE_URL')),
    publicUrl: publicUrl(text('PUBLIC_URL')),
    trustProxy: flag('TRUST_PROXY', text('TRUST_PROXY')),
    upstream: upstream(text('UPSTREAM_URL'), text('UPSTREAM_TOKEN')),
    tls: readTls(text('TLS_CERT'), text('TLS_KEY')),
    secret: secret(text('SERVER_SECRET')),
    webhookOrigins: readOrigins('WEBHOOK_ORIGINS', text('WEBHOOK_ORIGINS')),
    attachments: {
      maxBytes: bytes('ATTACHMENT_MAX_BYTES', text('ATTACHMENT_MAX_BYTES'), usualMaxAttachmentBytes),
      quotaBytes: bytes('ATTACHMENT_QUOTA_BYTES', text('ATTACHMENT_QUOTA_BYTES'), usualQuotaBytes),
    },
    closedSurveys: text('CLOSED_SURVEYS')?.split(/\s*,\s*/) ?? [],
  }
}

/** Of one workshop: a thousand photographs as they are sent here, and then some. */
const usualQuotaBytes = 2_147_483_648
const mostBytes = 1_099_511_627_776

function bytes(name: string, text: string | null, otherwise: number): number {
  if (text === null) return otherwise
  if (/^\d{1,13}$/.test(text) && Number(text) <= mostBytes) return Number(text)
  throw new StartError(`${name}: "${text}" is not a number of bytes; use digits only, such as ${name}=${otherwise}`)
}

function port(text: string | null): number {
  if (text === null) return 8080
  const number = Number(text)
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number
  throw new StartError(`PORT: "${text}" is not a port; use a number from 0 to 65535, such as PORT=8080`)
}

function dataDir(text: string | null): string {
  if (text === null) return resolve('data')
  if (text.includes('://'))
    throw new StartError('DATA_DIR: this is an address, not a folder; use a path such as DATA_DIR=./data')
  return isAbsolute(text) ? text : resolve(text)
}

function databaseUrl(text: string | null): string | null {
  if (text === null) return null
  const mend = 'use postgres://user:password@host:5432/database, or unset it to keep the data in DATA_DIR'
  if (!URL.canParse(text)) throw new StartError(`DATABASE_URL: this is not an address; ${mend}`)
  const { protocol, pathname } = new URL(text)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:')
    throw new StartError(`DATABASE_URL: it begins with "${protocol}//" where "postgres://" is expected; ${mend}`)
  if (pathname.length <= 1) throw new StartError(`DATABASE_URL: the name of the database is missing; ${mend}`)
  return text
}

function publicUrl(text: string | null): URL | null {
  if (text === null) return null
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text)
  throw new StartError(
    `PUBLIC_URL: "${text}" is not a web address; use the one that people type, such as PUBLIC_URL=https://survey.example.org`,
  )
}

function upstream(url: string | null, token: string | null): Upstream | null {
  if (url === null && token === null) return null
  if (url === null)
    throw new StartError('UPSTREAM_TOKEN: it is of use to a hub only; set UPSTREAM_URL too, or unset the token')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new StartError(
      'UPSTREAM_URL: this is not a web address; use the one of the project’s own server, such as UPSTREAM_URL=https://survey.example.org',
    )
  const { pathname, search, hash, username } = new URL(url)
  if (search || hash || username || pathname !== '/')
    throw new StartError(
      'UPSTREAM_URL: only the server is named, without a path, name or question mark; use the form UPSTREAM_URL=https://survey.example.org',
    )
  if (token !== null && !/^[\w-]{43}$/.test(token))
    throw new StartError(
      'UPSTREAM_TOKEN: this is not a token; make one on the upstream with: npm run -s cli -- hub-token add <name>',
    )
  return upstreamAt(new URL(url), token)
}

function flag(name: string, text: string | null): boolean {
  if (text === null || /^(0|false|no)$/i.test(text)) return false
  if (/^(1|true|yes)$/i.test(text)) return true
  throw new StartError(
    `${name}: "${text}" is neither yes nor no; use ${name}=1 behind a proxy of your own, else unset it`,
  )
}

function secret(text: string | null): Uint8Array | null {
  if (text === null) return null
  const bytes = Buffer.from(text, 'hex')
  if (/^[0-9a-f]*$/i.test(text) && bytes.length === secretBytes) return bytes
  throw new StartError(
    `SERVER_SECRET: it must be ${secretBytes * 2} hexadecimal digits; make one with: openssl rand -hex ${secretBytes}`,
  )
}
