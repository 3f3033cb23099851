interface Limit {
  readonly atMost: number
  readonly withinMs: number
}

/**
 * A bucket that refills steadily, for the server as a whole: addresses are not looked at.
 * @returns a function that notes one event at a time in ms and gives 0, or how many ms to wait instead
 */
export function createRateLimit({ atMost, withinMs }: Limit): (now: number) => number {
  const refillMs = withinMs / atMost
  let emptyUntil = 0
  return (now) => {
    const filled = Math.max(emptyUntil, now) + refillMs
    if (filled - now > withinMs) return filled - now - withinMs
    emptyUntil = filled
    return 0
  }
}
