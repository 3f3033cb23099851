import { type Figure, hideUntilUncertain } from './exchange-network.ts'

/** From how many responses on a figure may be shown. */
export interface Rule {
  /** 0 shows everything. */
  readonly atLeast: number
  /** Whether "nobody" is hidden like "a few". */
  readonly hidesZero: boolean
}

/** A figure that is not shown is null. */
export type Shown = number | null

export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[]
  readonly rowTotals: readonly Shown[]
  readonly columnTotals: readonly Shown[]
  readonly total: Shown
}

const isSmall = (count: number, { atLeast, hidesZero }: Rule): boolean => count < atLeast && (count > 0 || hidesZero)
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

/**
 * Hides the small cells of a table in which every response stands in one row and one column, and as many others as it
 * takes that nobody can work them out from the totals.
 * @source survey.md part 6, "Small cells"; Hundepool et al., Statistical Disclosure Control (2012), 4.2.1 and 4.4
 */
export function hideCells(counts: readonly (readonly number[])[], rule: Rule): ShownTable {
  const rowTotals = counts.map(sum)
  const columns = counts[0]?.length ?? 0
  const columnTotals = Array.from({ length: columns }, (_, at) => sum(counts.map((row) => row[at] ?? 0)))
  const total = sum(rowTotals)
  // One row or one column is its own total: the list of cells beside it is all there is to say.
  const [rowPlace, columnPlace] = [(row: number) => 2 + row, (column: number) => 2 + counts.length + column]
  const figure = (from: number, to: number, count: number, surcharge = 0): Figure => ({
    from,
    to,
    up: Infinity,
    down: count,
    isShown: !isSmall(count, rule),
    price: count + surcharge,
    isProtected: true,
  })
  const figures = [
    ...rowTotals.map((count, row) => figure(0, rowPlace(row), count, total)),
    ...counts.flatMap((row, at) => row.map((count, column) => figure(rowPlace(at), columnPlace(column), count))),
    ...columnTotals.map((count, column) => figure(columnPlace(column), 1, count, total)),
  ]
  const hidden = isSmall(total, rule) ? null : hideUntilUncertain(figures, rule.atLeast)
  const shown = (at: number, count: number): Shown =>
    hidden !== null && figures[at]?.isShown && !hidden.has(at) ? count : null
  const afterCells = counts.length + counts.length * columns
  return {
    rowTotals: rowTotals.map((count, at) => shown(at, count)),
    cells: counts.map((row, at) => row.map((count, column) => shown(counts.length + at * columns + column, count))),
    columnTotals: columnTotals.map((count, at) => shown(afterCells + at, count)),
    total: hidden === null ? null : total,
  }
}

/** Counts of a question with several answers, in groups of which each response stands in one. */
export interface ShownChoices {
  /** By choice, then by group. */
  readonly cells: readonly (readonly Shown[])[]
  readonly totals: readonly Shown[]
  /** Who was counted, by group: not the sum of the choices. */
  readonly bases: readonly Shown[]
  readonly base: Shown
}

/**
 * The same for a question with several answers: how many did not choose something follows from who was counted, and is
 * kept as uncertain as how many did.
 */
export function hideChoices(
  counts: readonly (readonly number[])[],
  bases: readonly number[],
  rule: Rule,
): ShownChoices {
  const { cells, total } = hideCells([bases], rule)
  const shownBases = cells[0] ?? []
  const rows = counts.map((row) => (total === null ? null : hideChoice(row, bases, shownBases, rule)))
  return {
    cells: rows.map((row) => row?.cells ?? bases.map(() => null)),
    totals: rows.map((row) => row?.total ?? null),
    bases: shownBases,
    base: total,
  }
}

function hideChoice(chosen: readonly number[], bases: readonly number[], shownBases: readonly Shown[], rule: Rule) {
  const not = bases.map((base, at) => base - (chosen[at] ?? 0))
  const [yes, no] = [2, 3]
  const group = (at: number) => 4 + at
  const figure = (from: number, to: number, count: number, changes: Partial<Figure> = {}): Figure => ({
    from,
    to,
    up: Infinity,
    down: count,
    isShown: !isSmall(count, rule),
    price: count,
    isProtected: true,
    ...changes,
  })
  // Nobody prints who did not choose it, so it is never hidden either: it only must not follow from the rest.
  const untold = (count: number): Partial<Figure> => ({
    isShown: false,
    price: null,
    isProtected: isSmall(count, rule),
  })
  const isTold = (at: number) => shownBases[at] !== null && !isSmall(chosen[at] ?? 0, rule)
  const figures = [
    ...chosen.map((count, at) => figure(yes, group(at), count, { isShown: isTold(at) })),
    figure(0, yes, sum(chosen), { price: sum(bases) }),
    ...not.map((count, at) => figure(no, group(at), count, untold(count))),
    figure(0, no, sum(not), untold(sum(not))),
    ...bases.map((base, at) =>
      figure(group(at), 1, base, { isShown: shownBases[at] !== null, price: null, isProtected: false }),
    ),
  ]
  const hidden = hideUntilUncertain(figures, rule.atLeast)
  const shown = (at: number, count: number): Shown =>
    hidden !== null && figures[at]?.isShown && !hidden.has(at) ? count : null
  return { cells: chosen.map((count, at) => shown(at, count)), total: shown(chosen.length, sum(chosen)) }
}
