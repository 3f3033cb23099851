import type { WebhookBody } from '../../contract/hooks.ts'
import { openSetting } from '../../sealing/sealed-setting.ts'
import { webhookSignature } from '../../sealing/webhook-signature.ts'
import type { Delivery } from '../../store/hook-store.ts'
import type { AppParts } from '../app-parts.ts'
import { retryInMs } from './retry-in.ts'

type Parts = Pick<AppParts, 'store' | 'now'> & {
  readonly config: Pick<AppParts['config'], 'secret' | 'webhookOrigins'>
}

const atOnce = 20
const timeoutMs = 10_000
/** By then the tries of one round have long ended; a process that died over them leaves them to the next. */
const busyMs = 60_000

export const secretBoundTo = (id: string) => ['webhook', id] as const

/** @param origins as whoever runs the server has named them; a private address is as good as any, if it is named */
export const isAllowedUrl = (url: string, origins: readonly string[]): boolean =>
  URL.canParse(url) && origins.includes(new URL(url).origin) && !new URL(url).username

/**
 * Tries whatever is due, each once.
 * @returns how many were tried
 */
export async function deliverDue(parts: Parts, random: () => number): Promise<number> {
  const time = parts.now().getTime()
  const due = await parts.store.takeDeliveries(time, time + busyMs, atOnce)
  await Promise.all(due.map((delivery) => deliver(parts, delivery, random)))
  return due.length
}

async function deliver(parts: Parts, delivery: Delivery, random: () => number): Promise<void> {
  const error = await send(parts, delivery)
  if (error === null) return parts.store.deleteDelivery(delivery.id)
  const attempts = delivery.attempts + 1
  const waitMs = retryInMs(attempts, random())
  const nextAt = waitMs === null ? null : parts.now().getTime() + waitMs
  await parts.store.postponeDelivery(delivery.id, attempts, nextAt, error)
}

/** @returns null when the other side took it, else why not: a status or a word, never what it said */
async function send({ store, config, now }: Parts, delivery: Delivery): Promise<string | null> {
  const { id, webhookId, url, surveyId, day, changes } = delivery
  if (!isAllowedUrl(url, config.webhookOrigins)) return 'not_allowed'
  const secret = openSetting(config.secret, delivery.secret, secretBoundTo(webhookId))
  if (secret === null) return 'unreadable_secret'
  const totals = await store.totals(surveyId)
  const content: WebhookBody = {
    type: 'submissions.changed',
    day,
    data: { surveyId, changes: [...changes], received: totals.received, usable: totals.usable },
  }
  const body = JSON.stringify(content)
  const timestamp = Math.floor(now().getTime() / 1000)
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': webhookSignature(secret, id, timestamp, body),
  }
  try {
    // A redirect would lead past the list of allowed origins.
    const reply = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await reply.body?.cancel()
    return reply.ok ? null : String(reply.status)
  } catch {
    // Refused, cut off, too slow or no such name: all of it is tried again alike.
    return 'unreachable'
  }
}
