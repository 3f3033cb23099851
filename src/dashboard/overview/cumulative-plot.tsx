import type { CountRow, Progress } from '../../contract/counts.ts'
import { t } from '../../i18n/index.ts'
import { hatched } from '../plots/hatching.tsx'
import { ticksUpTo } from '../plots/scale.ts'
import { TimeAxis } from '../plots/time-axis.tsx'
import { addDays, daysBetween } from './days.ts'
import type { Projection } from './projection.ts'

type Props = {
  readonly width: number
  readonly days: readonly CountRow[]
  readonly progress: Progress
  readonly projection: Projection
}

/** The way to the target so far, above the band of what was reported earlier, and the band into which it leads. */
export function CumulativePlot({ width, days, progress, projection }: Props) {
  const { asOf, baseline, target, total } = progress
  const today = asOf.slice(0, 10)
  const firstDay = days[0]?.key ?? today
  const ahead = projection.status === 'ongoing' ? projection.points : []
  const lastDay = ahead.at(-1)?.day ?? addDays(today, days.length === 0 ? 30 : 0)
  const length = Math.max(1, daysBetween(firstDay, lastDay))
  // The band's upper edge runs far above the target; there it would only flatten the way that is there.
  const top = Math.max(target, total) * 1.12
  const ticks = ticksUpTo(top)
  const most = ticks.at(-1) ?? top
  let sum = baseline
  const way = days.map(({ key, usable }) => {
    sum += usable
    return { day: key, value: sum }
  })
  return (
    <TimeAxis width={width} firstDay={firstDay} lastDay={lastDay} ticks={ticks}>
      {({ x, y }) => {
        const at = (day: string, value: number) =>
          `${x(daysBetween(firstDay, day) / length).toFixed(1)},${y(Math.min(value, most)).toFixed(1)}`
        const left = Math.min(x(0), x(1))
        return (
          <>
            <rect
              class="plot-baseline"
              fill={hatched}
              x={left}
              y={y(baseline)}
              width={Math.abs(x(1) - x(0))}
              height={y(0) - y(baseline)}
            />
            {ahead.length > 1 && (
              <>
                <polygon
                  class="plot-band"
                  points={[
                    ...ahead.map(({ day, high }) => at(day, high)),
                    ...ahead.toReversed().map(({ day, low }) => at(day, low)),
                  ].join(' ')}
                />
                <polyline class="plot-middle" points={ahead.map(({ day, middle }) => at(day, middle)).join(' ')} />
              </>
            )}
            <line class="plot-target" x1={x(0)} x2={x(1)} y1={y(target)} y2={y(target)} />
            <polyline class="plot-line" points={way.map(({ day, value }) => at(day, value)).join(' ')} />
            <text x={x(0.01)} y={y(target) - 5}>
              {t('pace.target.label')}
            </text>
            <text class="plot-over" x={x(0.01)} y={y(baseline / 2) + 5}>
              {t('overview.baseline.label')}
            </text>
          </>
        )
      }}
    </TimeAxis>
  )
}
