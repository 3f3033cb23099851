import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { readCertificate } from '../sealing/certificate.ts'
import { StartError } from './start-error.ts'

/** What https is served with, as PEM. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

/**
 * Reads the certificate with its chain and its private key.
 * @param certFile path of `TLS_CERT`, or null
 * @param keyFile  path of `TLS_KEY`, or null
 * @throws StartError for files that cannot serve https together, never with a part of the key in it
 */
export function readTls(certFile: string | null, keyFile: string | null): Tls | null {
  if (certFile === null && keyFile === null) return null
  if (keyFile === null) throw new StartError('TLS_KEY: it is missing; name the private key that belongs to TLS_CERT')
  if (certFile === null) throw new StartError('TLS_CERT: it is missing; name the certificate that belongs to TLS_KEY')
  const tls = { cert: readText('TLS_CERT', certFile), key: readText('TLS_KEY', keyFile) }
  try {
    readCertificate(tls.cert)
  } catch {
    throw new StartError(
      `TLS_CERT: ${certFile} is no certificate; it must be PEM and begin with -----BEGIN CERTIFICATE-----`,
    )
  }
  try {
    createSecureContext(tls)
  } catch (error) {
    throw new StartError(keyFault(keyFile, error instanceof Error && 'code' in error ? String(error.code) : ''))
  }
  return tls
}

/** @returns what people's browsers will object to, or null: an operator's clock may be wrong, so it stops nothing */
export function tlsWarning({ cert }: Tls, now: Date): string | null {
  const { validFrom, validTo } = readCertificate(cert)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  if (now > validTo) return `TLS_CERT: the certificate ended on ${day(validTo)}; browsers will refuse it: renew it`
  if (now < validFrom)
    return `TLS_CERT: the certificate begins on ${day(validFrom)}; browsers will refuse it: check the clock of this machine`
  return null
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new StartError(`${name}: ${file} cannot be read (${code}); name a file that this user may read`)
  }
}

function keyFault(file: string, code: string): string {
  if (code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH')
    return `TLS_KEY: ${file} does not belong to the certificate of TLS_CERT; name the key that it was made with`
  if (/PASSWORD|BAD_DECRYPT|INTERRUPTED_OR_CANCELLED/.test(code))
    return `TLS_KEY: ${file} is locked with a password; unlock it with: openssl pkey -in <locked> -out <unlocked>`
  return `TLS_KEY: ${file} is no private key; it must be PEM and begin with -----BEGIN PRIVATE KEY-----`
}
