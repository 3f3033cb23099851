/** A set of linear conditions over variables that are 0 or more: each `terms · x = value` or `<= value`. */
export interface Condition {
  readonly terms: ReadonlyMap<number, number>
  readonly kind: 'equal' | 'at_most'
  readonly value: number
}

/**
 * The least and the greatest value that a sum of variables can take, by the simplex method in two phases.
 * @source V. Chvátal: Linear Programming (1983), chapters 2, 3 and 8; Bland's rule against going in circles
 */
export function linearBounds(
  variables: number,
  conditions: readonly Condition[],
  target: ReadonlyMap<number, number>,
): { readonly low: number; readonly high: number } {
  const start = feasible(variables, conditions)
  const most = (sign: 1 | -1) =>
    optimum(start, start.entering, new Map([...target].map(([one, by]) => [one, sign * by])))
  return { low: -most(-1), high: most(1) }
}

interface Tableau {
  readonly rows: number[][]
  readonly basis: number[]
  readonly columns: number
  /** The columns before this one may come into play; those after it were only there to find a start. */
  readonly entering: number
}
const epsilon = 1e-7

function feasible(variables: number, conditions: readonly Condition[]): Tableau {
  const slacks = conditions.filter(({ kind }) => kind === 'at_most').length
  const columns = variables + slacks + conditions.length
  let slack = variables
  const rows = conditions.map(({ terms, kind, value }, at) => {
    const row = new Array<number>(columns + 1).fill(0)
    for (const [variable, by] of terms) row[variable] = by
    if (kind === 'at_most') row[slack++] = 1
    row[columns] = value
    const signed = value < 0 ? row.map((number) => -number) : row
    signed[variables + slacks + at] = 1
    return signed
  })
  const tableau = { rows, basis: conditions.map((_, at) => variables + slacks + at), columns, entering: columns }
  const artificial = new Map(conditions.map((_, at) => [variables + slacks + at, -1]))
  const left = optimum(tableau, columns, artificial)
  if (left < -1e-6) throw new Error('nothing meets these conditions, not even the truth')
  // An artificial variable that is still there, at 0, must stay there.
  for (const [at, row] of rows.entries()) {
    if ((tableau.basis[at] ?? 0) < variables + slacks) continue
    const column = row.findIndex((number, place) => place < variables + slacks && Math.abs(number) > epsilon)
    if (column >= 0) pivotOn({ rows, basis: tableau.basis }, at, column, [])
  }
  const isReal = rows.map((_, at) => (tableau.basis[at] ?? 0) < variables + slacks)
  for (const row of rows) for (let at = variables + slacks; at < columns; at += 1) row[at] = 0
  const basis = tableau.basis.filter((_, at) => isReal[at])
  return { rows: rows.filter((_, at) => isReal[at]), basis, columns, entering: variables + slacks }
}

function pivotOn({ rows, basis }: Pick<Tableau, 'rows' | 'basis'>, at: number, column: number, more: number[][]): void {
  const pivot = rows[at] ?? []
  const by = pivot[column] ?? 1
  for (const [place, number] of pivot.entries()) pivot[place] = number / by
  for (const row of [...rows, ...more]) {
    const factor = row === pivot ? 0 : (row[column] ?? 0)
    if (factor !== 0) for (const [place, number] of pivot.entries()) row[place] = (row[place] ?? 0) - factor * number
  }
  basis[at] = column
}

/** Greatest value of the target, with only the columns before `entering` in play; works on a copy unless it looks for a start. */
function optimum(tableau: Tableau, entering: number, target: ReadonlyMap<number, number>): number {
  const isStart = entering === tableau.columns
  const rows = isStart ? tableau.rows : tableau.rows.map((row) => row.slice())
  const basis = isStart ? tableau.basis : tableau.basis.slice()
  const { columns } = tableau
  const cost = new Array<number>(columns + 1).fill(0)
  for (const [variable, by] of target) cost[variable] = by
  basis.forEach((variable, at) => {
    const by = cost[variable] ?? 0
    if (by !== 0)
      for (const [column, number] of (rows[at] ?? []).entries()) cost[column] = (cost[column] ?? 0) - by * number
  })
  for (;;) {
    const column = cost.findIndex((by, at) => at < entering && by > epsilon)
    if (column < 0) return -(cost[columns] ?? 0)
    let leaving = -1
    let best = Infinity
    rows.forEach((row, at) => {
      const by = row[column] ?? 0
      if (by <= epsilon) return
      const ratio = (row[columns] ?? 0) / by
      if (ratio < best - epsilon || (ratio < best + epsilon && (basis[at] ?? 0) < (basis[leaving] ?? 0))) {
        best = ratio
        leaving = at
      }
    })
    if (leaving < 0) return Infinity
    pivotOn({ rows, basis }, leaving, column, [cost])
  }
}
