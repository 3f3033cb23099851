import { X509Certificate } from 'node:crypto'

/** Reads until when a certificate is believed, and for which names. @throws when the text is no certificate */
export function readCertificate(pem: string): {
  readonly validFrom: Date
  readonly validTo: Date
  readonly names: string
} {
  const { validFrom, validTo, subjectAltName, subject } = new X509Certificate(pem)
  return { validFrom: new Date(validFrom), validTo: new Date(validTo), names: subjectAltName ?? subject }
}
