/** The middle one; of an even number the mean of the two in the middle. Null where there are none. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return below === undefined || above === undefined ? null : (below + above) / 2
}

/** How many times as much; null where either is missing or there is nothing to compare with. */
export const ratio = (value: number | null, base: number | null): number | null =>
  value === null || !base ? null : value / base

/** The smallest one; null where there are none. */
export const least = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.min(...known)
}
