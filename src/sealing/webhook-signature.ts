import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** @returns 256 random bits, as libraries for Standard Webhooks read them */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

/**
 * @param timestamp seconds since 1970
 * @source Standard Webhooks 1.0.0, "Signature scheme": HMAC-SHA256 over id, timestamp and body
 */
export function webhookSignature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
