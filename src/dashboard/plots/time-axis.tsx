import type { ComponentChildren } from 'preact'
import { directionOf, formatNumber, language } from '../../i18n/index.ts'
import { formatShortDay } from './short-day.ts'

export type TimeSpace = {
  readonly width: number
  readonly height: number
  /** Pixels from the side where reading begins, mirrored where the page is. @param share 0 at the first day, 1 at the last */
  readonly x: (share: number) => number
  readonly y: (value: number) => number
}

type Props = {
  readonly width: number
  readonly firstDay: string
  readonly lastDay: string
  readonly ticks: readonly number[]
  readonly children: (space: TimeSpace) => ComponentChildren
}

const height = 240
const edge = { top: 14, bottom: 26, start: 46, end: 14 }

/** A plane of days and numbers with its two axes; time runs as the page's language reads. */
export function TimeAxis({ width, firstDay, lastDay, ticks, children }: Props) {
  const isMirrored = directionOf(language.value) === 'rtl'
  const inner = width - edge.start - edge.end
  const mirrored = (from: number): number => (isMirrored ? width - from : from)
  const top = ticks.at(-1) ?? 1
  const space: TimeSpace = {
    width,
    height,
    x: (share) => mirrored(edge.start + share * inner),
    y: (value) => edge.top + (1 - value / top) * (height - edge.top - edge.bottom),
  }
  return (
    <svg class="plot-svg" aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="plot-grid" x1={space.x(0)} x2={space.x(1)} y1={space.y(tick)} y2={space.y(tick)} />
          <text class="plot-figure" x={mirrored(edge.start - 6)} y={space.y(tick) + 4} text-anchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {children(space)}
      <line class="plot-axis" x1={space.x(0)} x2={space.x(1)} y1={space.y(0)} y2={space.y(0)} />
      <text x={space.x(0)} y={height - 8}>
        {formatShortDay(firstDay)}
      </text>
      <text x={space.x(1)} y={height - 8} text-anchor="end">
        {formatShortDay(lastDay)}
      </text>
    </svg>
  )
}
