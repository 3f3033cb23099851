import { isDeepStrictEqual } from 'node:util'
import { countsOf } from '../../../src/server/counts-of.ts'
import type { Arrival, Store } from '../../../src/store/store.ts'
import { form } from '../../support/femig-survey.ts'
import { fullScan } from '../../support/full-scan.ts'
import { type Generated, generatedArrivals } from '../../support/generated-submissions.ts'
import { multiplySubmissions, type Query } from '../../support/multiply-submissions.ts'
import { median } from '../statistics.ts'

const survey = form.definition.id
const published = { id: survey, forms: [form], state: 'open' } as const
const runs = 50
const atOnce = 500
const keptOneByOne = 10_000

export interface OverviewCost {
  readonly database: string
  readonly rows: number
  /** Median of counting and writing it as JSON, in ms. */
  readonly openMs: number | null
  readonly keptPerSecond: number
  /** Whether every count is what a scan of all rows says. */
  readonly isExact: boolean
}

/** A database of which the overview is opened. */
export interface FullStore {
  readonly store: Store
  readonly query: Query
  readonly keptPerSecond: number
}

/**
 * Keeps submissions of one seed, spread over sixty days.
 * @param rows beyond ten thousand, those kept through the store are laid down again under other IDs
 * @returns how many were kept in a second
 */
export async function fillForDesk(store: Store, query: Query, rows: number): Promise<number> {
  const times = Math.max(1, Math.floor(rows / keptOneByOne))
  const toKeep = Math.floor(rows / times)
  const arrivals = generatedArrivals(toKeep)
  const start = performance.now()
  for (let kept = 0; kept < toKeep; ) kept += await keepSome(store, arrivals, Math.min(atOnce, toKeep - kept))
  const keptPerSecond = Math.round((toKeep / (performance.now() - start)) * 1000)
  if (times > 1) await multiplySubmissions(store.kind, query, times)
  return keptPerSecond
}

/** How long the desk's figures take in each of some databases, in turns: what else the machine does then slows all alike. */
export async function overviewCosts(full: readonly FullStore[]): Promise<readonly OverviewCost[]> {
  const took = full.map((): number[] => [])
  const now = new Date()
  for (let run = 0; run < runs; run += 1)
    for (const [at, { store }] of full.entries()) {
      const from = performance.now()
      JSON.stringify(await countsOf(published, { store, now: () => now, hub: null }))
      took[at]?.push(performance.now() - from)
    }
  return Promise.all(
    full.map(async ({ store, query, keptPerSecond }, at) => {
      const { sectionsByLanguage: _, sectionsByChannel: __, ...counts } = await store.counts(survey)
      const isExact = isDeepStrictEqual(counts, await fullScan(query, survey))
      const openMs = median(took[at] ?? [])
      return { database: store.kind, rows: counts.totals.received, openMs, keptPerSecond, isExact }
    }),
  )
}

/** One call has one day, as on a real day. */
async function keepSome(store: Store, arrivals: Iterator<Generated>, wanted: number): Promise<number> {
  const byDay = new Map<string, Arrival[]>()
  for (let taken = 0; taken < wanted; taken += 1) {
    const next = arrivals.next()
    if (next.done) break
    const { arrival, receivedOn } = next.value
    byDay.set(receivedOn, [...(byDay.get(receivedOn) ?? []), arrival])
  }
  for (const [day, some] of byDay) await store.keep(some, day)
  return wanted
}
