const minuteMs = 60_000
/** A night, a weekend's worth of half a day each: then a person must look. */
const waitsMs = [
  5_000,
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  120 * minuteMs,
  300 * minuteMs,
  600 * minuteMs,
  840 * minuteMs,
]

/**
 * @param attempts failed tries so far, at least 1
 * @param random   number in [0, 1), passed in so that tests are exact
 * @returns how long to wait, a fifth longer at most so that many don't come back together; null to give up
 * @source Standard Webhooks 1.0.0, "Deliverability and reliability"
 */
export function retryInMs(attempts: number, random: number): number | null {
  const wait = waitsMs[attempts - 1]
  return wait === undefined ? null : Math.round(wait * (1 + random / 5))
}
