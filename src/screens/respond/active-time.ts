/** Longer than this between two touches and the phone was lying on the table. */
const longestPauseMs = 90_000

/**
 * Measures how long a person was busy with the survey, without keeping a single time of day.
 * @param now    milliseconds on a clock that only goes forward
 * @param before seconds from an earlier part of the same draft
 */
export function activeTime(now: () => number, before = 0) {
  let milliseconds = before * 1000
  let last = now()
  return {
    touch() {
      const at = now()
      milliseconds += Math.min(at - last, longestPauseMs)
      last = at
    },
    seconds: () => Math.round(milliseconds / 1000),
  }
}
