import type { LedgerRow, Tally } from './rows.ts'

export const emptyTally: Tally = { made: {}, settled: {}, xor: '00000000' }

type Counts = Tally['made']

const plus = (counts: Counts, part: string, step: number): Counts => ({
  ...counts,
  [part]: Math.max(0, (counts[part] ?? 0) + step),
})

const xorHex = (a: string, b: string): string =>
  ((Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) >>> 0).toString(16).padStart(8, '0')

type Named = { readonly instanceId: string; readonly part: string }

export const withMade = (tally: Tally, rows: readonly Named[]): Tally =>
  rows.reduce<Tally>(
    ({ made, settled, xor }, { instanceId, part }) => ({
      made: plus(made, part, 1),
      settled,
      xor: xorHex(xor, instanceId.slice(0, 8)),
    }),
    tally,
  )

export const withSettled = (tally: Tally, rows: readonly Named[]): Tally => ({
  ...tally,
  settled: rows.reduce((settled, { part }) => plus(settled, part, 1), tally.settled),
})

/** Back from lost: a carry file had it. */
export const withUnsettled = (tally: Tally, rows: readonly Named[]): Tally => ({
  ...tally,
  settled: rows.reduce((settled, { part }) => plus(settled, part, -1), tally.settled),
})

/** Counted anew from the whole ledger. */
export const tallyOf = (rows: readonly LedgerRow[]): Tally =>
  withSettled(
    withMade(emptyTally, rows),
    rows.filter(({ state }) => state !== 'made'),
  )

/** Whether both count the same, whatever order their parts stand in. */
export const isSame = (one: Tally, other: Tally): boolean =>
  one.xor === other.xor && haveSame(one.made, other.made) && haveSame(one.settled, other.settled)

const haveSame = (one: Counts, other: Counts): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((part) => (one[part] ?? 0) === (other[part] ?? 0))

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0)

/** By part: neither received nor withdrawn nor reported as lost. */
export const openIn = ({ made, settled }: Tally): Counts =>
  Object.fromEntries(Object.entries(made).map(([part, count]) => [part, count - (settled[part] ?? 0)]))

/** Whether `copy` may follow `current`: a slower tab must not put an older state back. */
export const isAhead = (copy: Tally, current: Tally): boolean =>
  sumOf(copy.made) >= sumOf(current.made) && sumOf(copy.settled) >= sumOf(current.settled)

/**
 * How many responses the copy remembers as saved and not yet received, and the database does not know.
 * A database with more than the copy is no loss: the phone died after the commit and before the copy.
 */
export function lostSince(copy: Tally, current: Tally): number {
  const isRolledBack = sumOf(current.made) < sumOf(copy.made)
  const isReplaced = sumOf(current.made) === sumOf(copy.made) && current.xor !== copy.xor
  if (!isRolledBack && !isReplaced) return 0
  const lost = Object.entries(copy.made).map(([part, made]) => {
    const unsettled = made - (copy.settled[part] ?? 0)
    return isReplaced ? unsettled : Math.min(unsettled, made - (current.made[part] ?? 0))
  })
  return Math.max(0, ...lost)
}
