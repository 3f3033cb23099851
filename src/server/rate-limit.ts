interface Limit {
  readonly atMost: number
  readonly withinMs: number
}

/** Notes so many events at a time in ms; gives 0, or how many ms to wait instead. */
export type RateLimit = (now: number, events?: number) => number

/** A bucket that refills steadily. */
export function createRateLimit({ atMost, withinMs }: Limit): RateLimit {
  const refillMs = withinMs / atMost
  let emptyUntil = 0
  return (now, events = 1) => {
    const filled = Math.max(emptyUntil, now) + refillMs * events
    if (filled - now > withinMs) return filled - now - withinMs
    emptyUntil = filled
    return 0
  }
}

const sendersRemembered = 20_000

/**
 * A bucket for each sender before the one for all: what a single sender is turned away with never reaches the bucket
 * of all, so that nobody alone can empty it for the others.
 * @returns like a rate limit, for one sender, by the name that sender.ts gives
 */
export function createSenderLimit(perSender: Limit, overall: Limit) {
  const all = createRateLimit(overall)
  const senders = new Map<string, RateLimit>()
  return (sender: string, now: number, events = 1): number => {
    const own = senders.get(sender) ?? createRateLimit(perSender)
    // Deleted first: the map forgets whoever has been silent longest.
    senders.delete(sender)
    senders.set(sender, own)
    const [oldest] = senders.keys()
    if (senders.size > sendersRemembered && oldest !== undefined) senders.delete(oldest)
    return own(now, events) || all(now, events)
  }
}
