import type { ShownQuestion } from '../../contract/analysis.ts'
import { t } from '../../i18n/index.ts'
import { choiceName, namesInARow, questionLabel } from '../overview/names.ts'
import { DivergingPlot } from '../plots/diverging-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { type Figure, type FigureTable, shareOf, shownTable } from './figure-table.ts'
import { captionOf } from './question-plot.tsx'
import { TakeOut } from './take-out.tsx'

type Props = { matrix: string; lines: readonly ShownQuestion[]; asOf: string }

/** The lines of a matrix on their common scale, to both sides of its middle. */
export function ScalePlot({ matrix, lines, asOf }: Props) {
  const [first] = lines
  if (!first || first.list === null) return null
  const { list } = first
  const apart = first.apart.filter((code) => first.rows.some((row) => row.code === code))
  const scale = first.rows.map(({ code }) => code).filter((code) => !apart.includes(code))
  const countOf = ({ rows }: ShownQuestion, code: string) => rows.find((row) => row.code === code)?.total ?? null
  const bars = lines
    .map((line) => {
      // Only whoever could place it on the scale is a part of the bar.
      const counts = scale.map((code) => countOf(line, code))
      const whole = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
      const parts = counts.map((count) => (count === null || whole === 0 ? null : count / whole))
      const high = parts.slice(Math.ceil(scale.length / 2)).reduce<number>((sum, part) => sum + (part ?? 0), 0)
      return { key: line.name, label: questionLabel(line.name), parts, high }
    })
    .toSorted((a, b) => b.high - a.high)
  const title = questionLabel(matrix)
  const table: FigureTable = {
    columns: [
      t('analysis.question.label'),
      ...[...scale, ...apart].flatMap((code) => [
        choiceName(list, code),
        `${choiceName(list, code)} – ${t('plot.share.column')}`,
      ]),
      t('analysis.base.row'),
      t('analysis.missing.row'),
    ],
    rows: lines.map((line) => ({
      key: line.name,
      cells: [
        questionLabel(line.name),
        ...[...scale, ...apart].flatMap((code): Figure[] => [
          countOf(line, code),
          shareOf(countOf(line, code), line.base),
        ]),
        line.base,
        line.missing,
      ],
    })),
  }
  const isHidden = lines.some(({ rows }) => rows.some(({ total }) => total === null))
  const [furthest] = bars
  const base = lines.reduce<number>((most, line) => Math.max(most, line.base ?? 0), 0)
  return (
    <div class="analysis-plot">
      <PlotFrame
        kind={`scale-${matrix}`}
        title={title}
        summary={
          furthest && furthest.high > 0
            ? t('analysis.far.summary', { name: furthest.label, share: formatShare(furthest.high, 1) })
            : t('plot.nothing.summary')
        }
        base={base}
        asOf={asOf}
        note={[
          apart.length > 0
            ? t('analysis.scale.hint', { names: namesInARow(apart.map((code) => choiceName(list, code))) })
            : '',
          isHidden ? t('analysis.hidden.hint') : '',
        ]
          .filter(Boolean)
          .join(' ')}
        table={shownTable(table)}
      >
        {(width) => <DivergingPlot width={width} bars={bars} words={scale.map((code) => choiceName(list, code))} />}
      </PlotFrame>
      <TakeOut name={matrix} title={title} caption={captionOf(base, asOf)} table={table} />
    </div>
  )
}
