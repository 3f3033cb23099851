import { directionOf, language } from '../../i18n/index.ts'
import { hatched } from './hatching.tsx'
import { inLines } from './scale.ts'

export interface DivergingBar {
  readonly key: string
  readonly label: string
  /** Shares from one end of the scale to the other; null for one that may not be told. */
  readonly parts: readonly (number | null)[]
}

type Props = { readonly bars: readonly DivergingBar[]; readonly width: number; readonly words: readonly string[] }

const lineHeight = 20
const barHeight = 16
const gap = 14
const keyHeight = 24

/**
 * Answers on a scale, to both sides of its middle: a middle point stands half on either side.
 * @source N. B. Robbins, R. M. Heiberger: Plotting Likert and Other Rating Scales (2011)
 */
export function DivergingPlot({ bars, width, words }: Props) {
  const isMirrored = directionOf(language.value) === 'rtl'
  const steps = words.length
  const extents = bars.map(({ parts }) => ({ before: beforeMiddle(parts, steps), all: sum(parts) }))
  const before = Math.max(0.05, ...extents.map((extent) => extent.before))
  const after = Math.max(0.05, ...extents.map((extent) => extent.all - extent.before))
  const unit = width / (before + after)
  const x = (from: number, extent = 0): number => (isMirrored ? width - from - extent : from)
  let y = words.length * keyHeight + gap
  const rows = bars.map((bar, at) => {
    const lines = inLines(bar.label, width)
    const top = y
    y += lines.length * lineHeight + barHeight + gap
    let from = (before - (extents[at]?.before ?? 0)) * unit
    const parts = bar.parts.map((part, step) => {
      const start = from
      from += (part ?? 0) * unit
      return { start, extent: (part ?? 0) * unit, step }
    })
    return { bar, lines, top, parts }
  })
  return (
    <svg class="plot-svg" aria-hidden="true" width={width} height={y} viewBox={`0 0 ${width} ${y}`}>
      {words.map((word, step) => (
        <g key={word}>
          <Part step={step} steps={steps} x={x(0, 14)} y={step * keyHeight} width={14} height={14} />
          <text x={x(22)} y={step * keyHeight + 13}>
            {word}
          </text>
        </g>
      ))}
      {rows.map(({ bar, lines, top, parts }) => (
        <g key={bar.key}>
          {lines.map((line, at) => (
            <text key={line} x={x(0)} y={top + 13 + at * lineHeight}>
              {line}
            </text>
          ))}
          {parts.map(({ start, extent, step }) => (
            <Part
              key={step}
              step={step}
              steps={steps}
              x={x(start, extent)}
              y={top + lines.length * lineHeight}
              width={extent}
              height={barHeight}
            />
          ))}
          <line
            class="plot-axis"
            x1={x(before * unit)}
            x2={x(before * unit)}
            y1={top + lines.length * lineHeight - 3}
            y2={top + lines.length * lineHeight + barHeight + 3}
          />
        </g>
      ))}
    </svg>
  )
}

const sum = (parts: readonly (number | null)[]): number => parts.reduce<number>((all, part) => all + (part ?? 0), 0)

function beforeMiddle(parts: readonly (number | null)[], steps: number): number {
  const half = Math.floor(steps / 2)
  return sum(parts.slice(0, half)) + (steps % 2 === 1 ? (parts[half] ?? 0) / 2 : 0)
}

type PartProps = { step: number; steps: number; x: number; y: number; width: number; height: number }

/** Towards the ends solid, towards the middle hatched, the middle itself empty: told apart without colour. */
function Part({ step, steps, ...place }: PartProps) {
  const fromMiddle = step - (steps - 1) / 2
  const isEnd = step === 0 || step === steps - 1
  if (fromMiddle === 0) return <rect class="plot-part-middle" {...place} />
  const side = fromMiddle < 0 ? 'plot-part-low' : 'plot-part-high'
  return (
    <>
      <rect class={`${side}${isEnd ? '' : ' plot-part-inner'}`} {...place} />
      {!isEnd && <rect class="plot-bar-rest" fill={hatched} {...place} />}
    </>
  )
}
