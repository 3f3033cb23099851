import type { Moment, TableShape } from '../../src/analysis/next-edition.ts'
import { type Condition, linearBounds } from '../support/linear-bounds.ts'

/** How many came to each cell, and how many of each were withdrawn, between two looks of the publisher. */
export interface Period {
  readonly came: readonly number[]
  readonly went: readonly number[]
}

export interface History {
  readonly periods: readonly Period[]
  /** What was published, and after which period. */
  readonly moments: readonly (Moment & { readonly at: number })[]
  readonly shape: TableShape
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)

/**
 * Everything that somebody can work out by linear programming who knows all that was published, when, and how many
 * responses came and were withdrawn in each period: every number below the rule that follows, or that has fewer values
 * left than the rule protects. Written against the definition of the tables, not against how they are protected.
 * @returns what was worked out, in words; empty where the attacker has lost
 */
export function attack({ periods, moments, shape }: History): readonly string[] {
  const { atLeast, answers, hasRest } = shape
  const width = periods[0]?.came.length ?? 0
  const cells = answers === 'many' ? width - 1 : width
  const protectedCells = hasRest && answers === 'one' ? cells - 1 : cells
  // Variables: what came, then what went, by period and cell.
  const came = (at: number, cell: number) => at * cells + cell
  const went = (at: number, cell: number) => (periods.length + at) * cells + cell
  const variables = 2 * periods.length * cells
  const change = (from: number, to: number, cell: number) =>
    new Map(
      Array.from({ length: to - from }, (_, step) => from + 1 + step).flatMap((at) => [
        [came(at, cell), 1] as const,
        [went(at, cell), -1] as const,
      ]),
    )
  const countAt = (at: number, cell: number) => change(-1, at, cell)
  const minus = (terms: ReadonlyMap<number, number>) => new Map([...terms].map(([one, by]) => [one, -by] as const))
  const joined = (maps: readonly ReadonlyMap<number, number>[]) => new Map(maps.flatMap((map) => [...map]))
  const allCells = Array.from({ length: cells }, (_, cell) => cell)

  const conditions: Condition[] = []
  const equal = (terms: ReadonlyMap<number, number>, value: number) => conditions.push({ terms, kind: 'equal', value })
  const atMost = (terms: ReadonlyMap<number, number>, value: number) =>
    conditions.push({ terms, kind: 'at_most', value })
  let answered = 0
  for (const [at, period] of periods.entries()) {
    for (const cell of allCells) atMost(minus(countAt(at, cell)), 0)
    for (const [place, numbers] of [
      [came, period.came],
      [went, period.went],
    ] as const) {
      const all = new Map(allCells.map((cell) => [place(at, cell), 1]))
      if (answers === 'one') equal(all, sum(numbers))
      else {
        const persons = numbers[cells] ?? 0
        atMost(all, shape.mostChosen * persons)
        atMost(minus(all), -persons)
        for (const cell of allCells) atMost(new Map([[place(at, cell), 1]]), persons)
      }
    }
    if (answers === 'one') continue
    answered += (period.came[cells] ?? 0) - (period.went[cells] ?? 0)
    for (const cell of allCells) atMost(countAt(at, cell), answered)
    const all = joined(allCells.map((cell) => countAt(at, cell)))
    atMost(all, shape.mostChosen * answered)
    atMost(minus(all), -answered)
  }
  for (const { at, counts, isPublished } of moments)
    for (const cell of allCells) if (isPublished[cell]) equal(countAt(at, cell), counts[cell] ?? 0)

  const found: string[] = []
  const judge = (what: string, terms: ReadonlyMap<number, number>) => {
    const { low, high } = linearBounds(variables, conditions, terms)
    // Between two ends that are not whole there may be one value less.
    const values = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1
    if (values < atLeast) found.push(`${what} is between ${low.toFixed(2)} and ${high.toFixed(2)}`)
  }
  for (let cell = 0; cell < protectedCells; cell += 1)
    for (const [place, { at, counts, isPublished }] of moments.entries()) {
      const before = moments[place - 1]
      const name = `cell ${cell} at ${at}`
      if (!isPublished[cell]) judge(name, countAt(at, cell))
      else if ((counts[cell] ?? 0) < atLeast) found.push(`${name} is published and small`)
      if (isPublished[cell] && (before === undefined || before.isPublished[cell])) {
        const by = Math.abs((counts[cell] ?? 0) - (before?.counts[cell] ?? 0))
        if (by > 0 && by < atLeast) found.push(`${name} has changed by ${by}`)
      } else judge(`the change of ${name}`, change(before?.at ?? -1, at, cell))
    }
  return found
}
