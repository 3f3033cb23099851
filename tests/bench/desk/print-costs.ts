import { ratio } from '../statistics.ts'
import type { OverviewCost } from './overview-cost.ts'

/** A line for each size, and how many times as long the largest takes as the smallest. */
export function printCosts(costs: readonly OverviewCost[]): string {
  const lines = costs.map(
    ({ database, rows, openMs, keptPerSecond, isExact }) =>
      `${database.padEnd(9)} ${String(rows).padStart(9)} submissions: overview ${openMs?.toFixed(1)} ms, ${keptPerSecond} kept a second, counts ${isExact ? 'exact' : 'WRONG'}`,
  )
  const ratios = [...new Set(costs.map(({ database }) => database))].map((database) => {
    const own = costs.filter((cost) => cost.database === database)
    return `${database}: ${ratio(own.at(-1)?.openMs ?? null, own[0]?.openMs ?? null)?.toFixed(2)} times as long over ${own.at(-1)?.rows} as over ${own[0]?.rows}`
  })
  return [...lines, ...ratios].join('\n')
}
