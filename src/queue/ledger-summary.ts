import { countedPart } from '../contract/submission.ts'
import type { LedgerRow } from './rows.ts'

/** How many lines of the ledger have these in common. */
export type LedgerCount = Pick<LedgerRow, 'part' | 'workshop' | 'madeOn' | 'state'> & { readonly count: number }

/** Of one workshop on one day. `open` has neither a receipt nor a withdrawal: it waits, or it is gone. */
export type LedgerGroup = {
  readonly workshop: string
  readonly madeOn: string
  readonly made: number
  readonly open: number
  readonly received: number
  readonly withdrawn: number
  readonly lost: number
}

/** Responses are counted by the part that counts. The parts that travel apart have lines of their own, by day alone. */
export type LedgerSummary = {
  readonly responses: readonly LedgerGroup[]
  readonly partsApart: readonly LedgerGroup[]
}

/** Newest day first. */
export function summarise(counts: readonly LedgerCount[]): LedgerSummary {
  const isCounted = ({ part }: LedgerCount) => part === countedPart
  return { responses: grouped(counts.filter(isCounted)), partsApart: grouped(counts.filter((row) => !isCounted(row))) }
}

/** The same from the lines themselves, where there is only the copy of the ledger. */
export function countLines(rows: readonly LedgerRow[]): readonly LedgerCount[] {
  const counts = new Map<string, LedgerCount>()
  for (const { part, workshop, madeOn, state } of rows) {
    const key = [part, workshop, madeOn, state].join()
    counts.set(key, { part, workshop, madeOn, state, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

export const totalOf = (groups: readonly LedgerGroup[]): Omit<LedgerGroup, 'workshop' | 'madeOn'> =>
  groups.reduce(plus, { made: 0, open: 0, received: 0, withdrawn: 0, lost: 0 })

type Figures = ReturnType<typeof totalOf>

const plus = (one: Figures, other: Figures): Figures => ({
  made: one.made + other.made,
  open: one.open + other.open,
  received: one.received + other.received,
  withdrawn: one.withdrawn + other.withdrawn,
  lost: one.lost + other.lost,
})

function grouped(counts: readonly LedgerCount[]): readonly LedgerGroup[] {
  const groups = new Map<string, LedgerGroup>()
  for (const { workshop, madeOn, state, count } of counts) {
    const key = `${madeOn} ${workshop}`
    const column = state === 'made' ? 'open' : state
    const figures = { made: count, open: 0, received: 0, withdrawn: 0, lost: 0, [column]: count }
    const before = groups.get(key)
    groups.set(key, { workshop, madeOn, ...(before ? plus(before, figures) : figures) })
  }
  return [...groups].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, group]) => group)
}
