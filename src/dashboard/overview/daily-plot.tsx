import type { CountRow } from '../../contract/counts.ts'
import { hatched } from '../plots/hatching.tsx'
import { ticksUpTo } from '../plots/scale.ts'
import { TimeAxis } from '../plots/time-axis.tsx'

const week = 7

/** A bar for each day and the mean of the seven days that end with it. */
export function DailyPlot({ width, days }: { width: number; days: readonly CountRow[] }) {
  const ticks = ticksUpTo(Math.max(1, ...days.map(({ received }) => received)))
  const mean = (at: number): number => {
    const some = days.slice(Math.max(0, at - week + 1), at + 1)
    return some.reduce((sum, { received }) => sum + received, 0) / some.length
  }
  return (
    <TimeAxis width={width} firstDay={days[0]?.key ?? ''} lastDay={days.at(-1)?.key ?? ''} ticks={ticks}>
      {({ x, y }) => {
        const slot = Math.abs(x(1) - x(0)) / Math.max(1, days.length)
        const bar = Math.max(0.5, slot * 0.75)
        const middleOf = (at: number) => x((at + 0.5) / Math.max(1, days.length))
        return (
          <>
            {days.map(({ key, received, usable }, at) => (
              <g key={key}>
                <rect
                  class="plot-bar-rest"
                  fill={hatched}
                  x={middleOf(at) - bar / 2}
                  y={y(received)}
                  width={bar}
                  height={y(usable) - y(received)}
                />
                <rect class="plot-bar" x={middleOf(at) - bar / 2} y={y(usable)} width={bar} height={y(0) - y(usable)} />
              </g>
            ))}
            <polyline
              class="plot-mean"
              points={days.map((_, at) => `${middleOf(at).toFixed(1)},${y(mean(at)).toFixed(1)}`).join(' ')}
            />
          </>
        )
      }}
    </TimeAxis>
  )
}
