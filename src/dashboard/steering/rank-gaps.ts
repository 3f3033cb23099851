import type { CoordinatorCounts, CountRow } from '../../contract/counts.ts'
import { regionOf } from '../../contract/regions.ts'
import type { SteeringTarget } from '../../contract/steering.ts'
import type { Workshop } from '../../contract/workshop.ts'

/**
 * What to do about a gap.
 *
 * | advice | when |
 * |---|---|
 * | workshop | a workshop that fits is still to come, and seats are free |
 * | full | every workshop that fits has given as many as it has seats |
 * | seats | one is still to come, but nobody has noted how many are expected |
 * | remind | it is the goal of a workshop that is over: some of those who were there have not answered |
 * | plan | nothing of the kind is planned |
 */
export type Advice = 'workshop' | 'full' | 'seats' | 'remind' | 'plan'

export interface Gap {
  readonly target: SteeringTarget
  /** Usable responses so far. */
  readonly have: number
  readonly missing: number
  readonly advice: Advice
  /** The next one that fits, if any. */
  readonly workshop: Workshop | null
  /** How many of its people have not answered; null where nobody noted how many are expected. */
  readonly seats: number | null
}

type Figures = Pick<CoordinatorCounts, 'targets' | 'byLanguage' | 'byCountry' | 'byWorkshop'>

/**
 * Which gaps to act on first: the share of the goal that is missing, times the responses that the workshops which fit
 * can still bring, at most as many as are missing. What nothing planned can bring comes behind, by the missing share.
 * A workshop fits a language when that is the most used one of its country, by Unicode CLDR.
 * @param today `YYYY-MM-DD`
 * @returns the gaps, and the goals that are reached
 */
export function rankGaps(
  counts: Figures,
  workshops: readonly Workshop[],
  today: string,
): { readonly gaps: readonly Gap[]; readonly reached: readonly Gap[] } {
  const received = new Map(counts.byWorkshop.map((row) => [row.key, row.received]))
  const seatsOf = ({ code, attendance }: Workshop): number | null =>
    attendance === null ? null : Math.max(0, attendance - (received.get(code) ?? 0))
  const weighed = counts.targets.map((target) => {
    const have = usableFor(target, counts)
    const missing = Math.max(0, target.goal - have)
    const fitting = workshops.filter((workshop) => fits(workshop, target)).toSorted(earlierFirst)
    const own = target.kind === 'workshop' ? fitting : []
    const coming = fitting.filter((workshop) => isComing(workshop, today))
    const reachable = (coming.length > 0 ? coming : own).reduce((sum, one) => sum + (seatsOf(one) ?? 0), 0)
    const withSeats = coming.find((one) => (seatsOf(one) ?? 0) > 0)
    const unknown = coming.find((one) => seatsOf(one) === null)
    const workshop = withSeats ?? unknown ?? coming[0] ?? own[0] ?? null
    const advice: Advice = withSeats
      ? 'workshop'
      : unknown
        ? 'seats'
        : coming.length > 0
          ? 'full'
          : own.length > 0
            ? 'remind'
            : 'plan'
    const share = missing / target.goal
    const gap: Gap = { target, have, missing, advice, workshop, seats: workshop && seatsOf(workshop) }
    return { gap, share, score: share * Math.min(missing, reachable) }
  })
  const sorted = weighed.toSorted(
    (a, b) =>
      b.score - a.score ||
      b.share - a.share ||
      b.gap.missing - a.gap.missing ||
      (nameOf(a.gap) < nameOf(b.gap) ? -1 : 1),
  )
  return {
    gaps: sorted.flatMap(({ gap }) => (gap.missing > 0 ? [gap] : [])),
    reached: sorted.flatMap(({ gap }) => (gap.missing === 0 ? [gap] : [])),
  }
}

const nameOf = ({ target: { kind, key } }: Gap): string => `${kind} ${key}`

/** How many usable responses there are of what a goal is about. */
export function usableFor(
  { kind, key }: Pick<SteeringTarget, 'kind' | 'key'>,
  { byLanguage, byCountry, byWorkshop }: Omit<Figures, 'targets'>,
): number {
  const of = (rows: readonly CountRow[], isOne: (key: string) => boolean) =>
    rows.reduce((sum, row) => sum + (isOne(row.key) ? row.usable : 0), 0)
  switch (kind) {
    case 'language':
      return of(byLanguage, (language) => language === key)
    case 'country':
      return of(byCountry, (country) => country === key)
    case 'region':
      return of(byCountry, (country) => regionOf(country) === key)
    case 'workshop':
      return of(byWorkshop, (code) => code === key)
    default:
      return kind satisfies never
  }
}

function fits({ code, country }: Workshop, { kind, key }: SteeringTarget): boolean {
  if (kind === 'workshop') return code === key
  if (country === null) return false
  if (kind === 'language') return new Intl.Locale(`und-${country}`).maximize().language === key
  return kind === 'country' ? country === key : regionOf(country) === key
}

/** One without a day may still come, as long as nobody says that it is done. */
const isComing = ({ status, dateStart, dateEnd }: Workshop, today: string): boolean =>
  status !== 'done' && (dateEnd ?? dateStart ?? today) >= today

const last = '9999'
const earlierFirst = (a: Workshop, b: Workshop): number =>
  (a.dateStart ?? last) === (b.dateStart ?? last)
    ? a.code < b.code
      ? -1
      : 1
    : (a.dateStart ?? last) < (b.dateStart ?? last)
      ? -1
      : 1
