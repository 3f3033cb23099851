import { addDays } from './days.ts'

/** Where the pace of the last weeks leads. Days are UTC, `YYYY-MM-DD`. */
export type Projection =
  | { readonly status: 'reached' }
  /** Of what there is; what is needed stands beside `project`. */
  | { readonly status: 'too-few'; readonly days: number; readonly responses: number }
  | {
      readonly status: 'ongoing'
      readonly windowDays: number
      readonly perDay: number
      readonly points: readonly {
        readonly day: string
        readonly low: number
        readonly middle: number
        readonly high: number
      }[]
      /** First day on which the upper edge, the middle and the lower edge reach the target; null: not within two years. */
      readonly early: string | null
      readonly middle: string | null
      readonly late: string | null
    }

export const windowDays = 28
export const leastDays = 14
export const leastResponses = 20
/** Standard normal quantile of a two-sided interval of 80 %. */
const z = 1.2816
const farthestDays = 730
const pointsAtMost = 60

/**
 * Goes on with the mean of the last full days. The number of a day is taken as quasi-Poisson: its variance is the mean
 * times the dispersion that the days themselves show, at least 1. The band is an 80 % prediction interval of the total,
 * which holds the spread of the days to come and the uncertainty of the mean. It knows of no workshop ahead.
 * @param daily responses of each day, one entry a day without gaps, the last full day last
 * @param total what counts towards the target now
 * @source McCullagh and Nelder, Generalized Linear Models, 2nd ed., section 6.2 (quasi-Poisson dispersion)
 */
export function project(daily: readonly number[], total: number, target: number, today: string): Projection {
  if (total >= target) return { status: 'reached' }
  const days = daily.slice(-windowDays)
  const sum = days.reduce((all, one) => all + one, 0)
  if (days.length < leastDays || sum < leastResponses) return { status: 'too-few', days: days.length, responses: sum }
  const n = days.length
  const mean = sum / n
  const variance = days.reduce((all, one) => all + (one - mean) ** 2, 0) / (n - 1)
  const dispersion = Math.max(1, variance / mean)
  const half = (ahead: number) => z * Math.sqrt(dispersion * mean * (ahead + ahead ** 2 / n))
  const at = (ahead: number) => ({
    day: addDays(today, ahead),
    low: total + Math.max(0, mean * ahead - half(ahead)),
    middle: total + mean * ahead,
    high: total + mean * ahead + half(ahead),
  })
  const first = (edge: 'low' | 'middle' | 'high'): number | null => {
    for (let ahead = 1; ahead <= farthestDays; ahead += 1) if (at(ahead)[edge] >= target) return ahead
    return null
  }
  const [early, middle, late] = [first('high'), first('middle'), first('low')]
  const shown = Math.min(late ?? farthestDays, 2 * (middle ?? farthestDays), farthestDays)
  const step = Math.max(1, Math.ceil(shown / pointsAtMost))
  const points = Array.from({ length: Math.floor(shown / step) + 1 }, (_, index) => at(index * step))
  const dayOf = (ahead: number | null) => (ahead === null ? null : addDays(today, ahead))
  return {
    status: 'ongoing',
    windowDays: n,
    perDay: mean,
    points,
    early: dayOf(early),
    middle: dayOf(middle),
    late: dayOf(late),
  }
}
