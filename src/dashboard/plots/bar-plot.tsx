import { directionOf, formatNumber, language } from '../../i18n/index.ts'
import { hatched } from './hatching.tsx'
import { inLines } from './scale.ts'

export type Bar = {
  readonly key: string
  readonly label: string
  readonly value: number
  /** What stands at its end; the value where absent. */
  readonly figure?: string
  /** The part of the value that is drawn solid; the rest is hatched. All of it where absent. */
  readonly solid?: number
  /** Where a mark across the bar stands, such as a target. */
  readonly mark?: number
}

type Props = {
  readonly bars: readonly Bar[]
  readonly width: number
  /** Largest value of the scale; the largest bar where absent. */
  readonly max?: number
}

const lineHeight = 20
const barHeight = 12
const gap = 12

/** Lying bars, each beneath its words: long words fit on a narrow phone, and the page's direction mirrors them. */
export function BarPlot({ bars, width, max }: Props) {
  const isMirrored = directionOf(language.value) === 'rtl'
  const room = width - 64
  const largest = max ?? Math.max(1, ...bars.map(({ value, mark = 0 }) => Math.max(value, mark)))
  const x = (from: number, extent = 0): number => (isMirrored ? width - from - extent : from)
  let y = 0
  const rows = bars.map((bar) => {
    const lines = inLines(bar.label, width)
    const top = y
    y += lines.length * lineHeight + barHeight + gap
    return { bar, lines, top }
  })
  return (
    <svg
      class="plot-svg"
      aria-hidden="true"
      width={width}
      height={Math.max(1, y)}
      viewBox={`0 0 ${width} ${Math.max(1, y)}`}
    >
      {rows.map(({ bar: { key, value, figure = formatNumber(value), solid = value, mark }, lines, top }) => {
        const barTop = top + lines.length * lineHeight
        const whole = (Math.max(0, value) / largest) * room
        const full = (Math.max(0, solid) / largest) * room
        return (
          <g key={key}>
            {lines.map((line, at) => (
              <text key={line} x={x(0)} y={top + 13 + at * lineHeight}>
                {line}
              </text>
            ))}
            <rect
              class="plot-bar-rest"
              fill={hatched}
              x={x(full, whole - full)}
              y={barTop}
              width={whole - full}
              height={barHeight}
            />
            <rect class="plot-bar" x={x(0, full)} y={barTop} width={full} height={barHeight} />
            <line class="plot-axis" x1={x(0)} x2={x(0)} y1={barTop - 2} y2={barTop + barHeight + 2} />
            {mark !== undefined && (
              <line
                class="plot-mark"
                x1={x((mark / largest) * room)}
                x2={x((mark / largest) * room)}
                y1={barTop - 3}
                y2={barTop + barHeight + 3}
              />
            )}
            <text class="plot-figure" x={x(whole + 6)} y={barTop + barHeight - 1}>
              {figure}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
