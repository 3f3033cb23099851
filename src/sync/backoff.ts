const shortestMs = 1_000
const longestMs = 300_000
// A broken proxy that says "come back next year" must not silence a phone.
const longestAskedMs = 3_600_000

/**
 * Decides when the queue is tried again. Counts tries instead of reading a clock: a phone whose clock jumps ten years
 * must not wait for ten years.
 * @param attempts     failed tries in a row, at least 1
 * @param retryAfterMs what the endpoint asked for, in ms, or null; believed up to one hour
 * @param random       number in [0, 1), passed in so that tests are exact
 * @returns delay in ms: 1 000 to 300 000, or retryAfterMs where that is longer
 * @source  "full jitter": a whole workshop's phones that lost the network together must not come back together
 */
export function backoff(attempts: number, retryAfterMs: number | null, random: number): number {
  const ceiling = Math.min(longestMs, shortestMs * 2 ** Math.min(attempts, 30))
  const jittered = Math.round(shortestMs + random * (ceiling - shortestMs))
  return Math.max(jittered, Math.min(retryAfterMs ?? 0, longestAskedMs))
}
