import type { Tally } from './rows.ts'

export const emptyTally: Tally = { made: {}, settled: {}, xor: '00000000' }

type Counts = Tally['made']

const plusOne = (counts: Counts, part: string): Counts => ({ ...counts, [part]: (counts[part] ?? 0) + 1 })

const xorHex = (a: string, b: string): string =>
  ((Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) >>> 0).toString(16).padStart(8, '0')

type Named = { readonly instanceId: string; readonly part: string }

export const withMade = (tally: Tally, rows: readonly Named[]): Tally =>
  rows.reduce<Tally>(
    ({ made, settled, xor }, { instanceId, part }) => ({
      made: plusOne(made, part),
      settled,
      xor: xorHex(xor, instanceId.slice(0, 8)),
    }),
    tally,
  )

export const withSettled = (tally: Tally, rows: readonly Named[]): Tally => ({
  ...tally,
  settled: rows.reduce((settled, { part }) => plusOne(settled, part), tally.settled),
})

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0)

/** Whether `copy` may follow `current`: a slower tab must not put an older state back. */
export const isAhead = (copy: Tally, current: Tally): boolean =>
  sum(copy.made) >= sum(current.made) && sum(copy.settled) >= sum(current.settled)

/**
 * How many responses the copy remembers as saved and not yet received, and the database does not know.
 * A database with more than the copy is no loss: the phone died after the commit and before the copy.
 */
export function lostSince(copy: Tally, current: Tally): number {
  const isRolledBack = sum(current.made) < sum(copy.made)
  const isReplaced = sum(current.made) === sum(copy.made) && current.xor !== copy.xor
  if (!isRolledBack && !isReplaced) return 0
  const lost = Object.entries(copy.made).map(([part, made]) => {
    const unsettled = made - (copy.settled[part] ?? 0)
    return isReplaced ? unsettled : Math.min(unsettled, made - (current.made[part] ?? 0))
  })
  return Math.max(0, ...lost)
}
