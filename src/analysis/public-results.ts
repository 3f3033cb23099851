import { type Moment, nextEdition } from './next-edition.ts'
import type { PublicTable } from './public-tables.ts'

/** All that was ever published of one table, and what stood behind it; only the counts at published places leave. */
export interface TableRecord {
  readonly id: string
  readonly question: string
  readonly moments: readonly {
    readonly day: string
    /** Counts by code; the last cell, which is never published, under "". */
    readonly counts: Readonly<Record<string, number>>
    readonly published: readonly string[]
  }[]
}

/** When the public page was last made anew, and of how many responses. */
export interface Edition {
  readonly day: string
  readonly responses: number
}

const fewestResponses = 20
const fewestNew = 10
const fewestNewShare = 1 / 20

/**
 * Whether the public page may be made anew: not twice on a day, and not before enough responses have come that none of
 * them stands alone. A twentieth more also keeps the number of editions, and with it the work of bounding them all, small.
 * @source survey.md part 6, "Differencing"
 */
export function isEditionDue(last: Edition | null, { day, responses }: Edition): boolean {
  if (last === null) return responses >= fewestResponses
  return last.day < day && responses - last.responses >= Math.max(fewestNew, last.responses * fewestNewShare)
}

const rest = ''

/**
 * What the next edition adds to what is public.
 * @param priceOf of a cell: see `nextEdition`
 */
export function nextResults(
  before: readonly TableRecord[],
  tables: readonly PublicTable[],
  day: string,
  priceOf: (table: string, code: string) => number,
): readonly TableRecord[] {
  const results = new Map(before.map((record) => [record.id, record]))
  for (const table of tables) {
    const record = results.get(table.id) ?? { id: table.id, question: table.question, moments: [] }
    if (!isAllowed(table, results, day)) continue
    const cells = table.shape.hasRest ? [...table.codes, rest] : table.codes
    const prices = cells.map((code) => priceOf(table.id, code))
    const published = nextEdition(record.moments.map(momentOf(cells)), table.counts, table.shape, prices)
    if (!published.some(Boolean)) continue
    const moment = {
      day,
      counts: Object.fromEntries(cells.map((code, at) => [code, table.counts[at] ?? 0])),
      published: cells.filter((_, at) => published[at]),
    }
    results.set(table.id, { ...record, moments: [...record.moments, moment] })
  }
  return [...results.values()]
}

/** Choices bound the number of those who chose: they are told on the day on which that number is told, or not at all. */
function isAllowed({ toldWith }: PublicTable, results: ReadonlyMap<string, TableRecord>, day: string): boolean {
  if (toldWith === null) return true
  const last = results.get(toldWith.table)?.moments.at(-1)
  return last?.day === day && last.published.includes(toldWith.code)
}

/** A later version of the survey may have choices that an earlier edition did not know. */
const momentOf =
  (cells: readonly string[]) =>
  ({ counts, published }: TableRecord['moments'][number]): Moment => ({
    counts: cells.map((code) => counts[code] ?? 0),
    isPublished: cells.map((code) => published.includes(code)),
  })
