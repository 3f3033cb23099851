import type { Context } from 'hono'
import { keyedHash, newSecret } from '../sealing/keyed-hash.ts'
import type { AppParts } from './app-parts.ts'

const dayMs = 24 * 60 * 60_000

/**
 * Tells senders apart without knowing them: the network address only lives in memory, as a hash whose key is made
 * anew each day, so that nothing can be looked up tomorrow. Behind a proxy that we were not told about all are one.
 */
export function createSenders({ now, config }: Pick<AppParts, 'now' | 'config'>): (context: Context) => string {
  let key = newSecret()
  let madeOn = 0
  return (context) => {
    const day = Math.floor(now().getTime() / dayMs)
    if (day !== madeOn) {
      key = newSecret()
      madeOn = day
    }
    return keyedHash(key, 'sender', prefixOf(addressOf(context, config.trustProxy)))
  }
}

/** The last entry is the one that our own proxy wrote; those before it are whatever the sender likes to claim. */
function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  const { incoming } = (context.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } } // set by @hono/node-server
  return forwarded ?? incoming?.socket?.remoteAddress ?? ''
}

/** One household or hall gets a whole /64 of IPv6, and a provider's customer often a /56: more than one address to try from. */
function prefixOf(address: string): string {
  const ipv4 = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (ipv4 !== undefined) return ipv4
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const gap = address.includes('::')
    ? Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
    : []
  const [a = '0', b = '0', c = '0', d = '0'] = [...groups, ...gap, ...after].map((group) => group.padStart(4, '0'))
  return [a, b, c, d.slice(0, 2)].join(':')
}
