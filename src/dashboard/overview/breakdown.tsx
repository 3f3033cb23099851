import type { CountRow } from '../../contract/counts.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { namesInARow } from './names.ts'

type Props = {
  kind: string
  title: string
  /** Words above the names of the rows. */
  column: string
  rows: readonly CountRow[]
  nameOf: (key: string) => string
  asOf: string
  /** How many responses it is a part of; the sum of the rows where absent. */
  base?: number
  /** Further columns: words above, and a figure for each row. */
  more?: readonly (readonly [column: string, figureOf: (key: string) => string])[]
  /** Rows of a list that has an order of its own keep it. */
  isOrdered?: boolean
  note?: string
}

const barsShown = 12
const namesSaid = 6

/** How many responses came of each kind: a bar for the largest, a row of the table for every one. */
export function Breakdown({ kind, title, column, rows, nameOf, asOf, base, more = [], isOrdered, note }: Props) {
  const sorted = isOrdered ? rows : rows.toSorted((a, b) => b.received - a.received)
  const sum = base ?? rows.reduce((all, { received }) => all + received, 0)
  const bars = sorted.slice(0, barsShown)
  const [first] = rows.toSorted((a, b) => b.received - a.received)
  const missing = rows.filter(({ received }) => received === 0)
  const summary = [
    first && first.received > 0
      ? t('plot.most.summary', {
          n: first.received,
          name: nameOf(first.key),
          share: formatShare(first.received, sum),
        })
      : t('plot.nothing.summary'),
    missing.length > 0 && missing.length <= namesSaid
      ? t('plot.missing.summary', { names: namesInARow(missing.map(({ key }) => nameOf(key))) })
      : '',
    rows.length > bars.length ? t('plot.more.summary', { n: rows.length }) : '',
  ].filter(Boolean)
  return (
    <PlotFrame
      kind={kind}
      title={title}
      summary={summary.join(' ')}
      base={sum}
      asOf={asOf}
      {...(note ? { note } : {})}
      table={{
        columns: [
          column,
          t('overview.received.label'),
          t('overview.usableShort.column'),
          t('plot.share.column'),
          ...more.map(([words]) => words),
        ],
        rows: sorted.map(({ key, received, usable }) => ({
          key,
          cells: [
            nameOf(key),
            formatNumber(received),
            formatNumber(usable),
            formatShare(received, sum),
            ...more.map(([, figureOf]) => figureOf(key)),
          ],
        })),
      }}
    >
      {(width) => (
        <BarPlot
          width={width}
          bars={bars.map(({ key, received, usable }) => ({
            key,
            label: nameOf(key),
            value: received,
            solid: usable,
          }))}
        />
      )}
    </PlotFrame>
  )
}
