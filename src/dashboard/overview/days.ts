import type { CountRow } from '../../contract/counts.ts'

const dayMs = 24 * 60 * 60_000
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** @param day UTC, `YYYY-MM-DD` */
export const addDays = (day: string, days: number): string =>
  new Date(timeOf(day) + days * dayMs).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayMs)

/**
 * One row for every day from the first one with a response up to and with `until`: days with none are days too.
 * @param rows in the order of their days
 */
export function everyDay(rows: readonly CountRow[], until: string): CountRow[] {
  const [first] = rows
  if (!first) return []
  const known = new Map(rows.map((row) => [row.key, row]))
  const last = rows.at(-1)?.key ?? until
  const length = daysBetween(first.key, last > until ? last : until) + 1
  return Array.from({ length }, (_, at) => {
    const key = addDays(first.key, at)
    return known.get(key) ?? { key, received: 0, usable: 0 }
  })
}
