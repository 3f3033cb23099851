/** Bounds from which on a value belongs to the next band; what lies below the first is a band of its own. */
const numbers = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000]
const years = [1900, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020, 2030]

export type BandKind = 'number' | 'year'
const boundsOf = (kind: BandKind): readonly number[] => (kind === 'year' ? years : numbers)

/** `5..10` stands for "from 5 to below 10"; a side that is left out is open. */
const codeOf = (bounds: readonly number[], at: number): string => `${bounds[at - 1] ?? ''}..${bounds[at] ?? ''}`

/** The same for every survey and every day, so that a figure of today can be laid beside one of last month. */
export const bandCodes = (kind: BandKind): readonly string[] => {
  const bounds = boundsOf(kind)
  return Array.from({ length: bounds.length + 1 }, (_, at) => codeOf(bounds, at))
}

/** @returns the band of what somebody wrote: a number, or the year at the head of a date; null where it is neither */
export function bandOf(kind: BandKind, text: string): string | null {
  const value = Number(kind === 'year' ? text.slice(0, 4) : text)
  if (text === '' || !Number.isFinite(value)) return null
  const bounds = boundsOf(kind)
  const at = bounds.findIndex((bound) => value < bound)
  return codeOf(bounds, at < 0 ? bounds.length : at)
}

/** @returns the ends of a band, the second one not in it; null for a code that is no band */
export function endsOf(code: string): { readonly from: number | null; readonly below: number | null } | null {
  const [, from, below] = /^(-?\d*)\.\.(-?\d*)$/.exec(code) ?? []
  const end = (text: string) => (text === '' ? null : Number(text))
  return from === undefined || below === undefined ? null : { from: end(from), below: end(below) }
}
