import './plots.css'
import type { ComponentChildren } from 'preact'
import { formatDay, formatNumber, t } from '../../i18n/index.ts'
import { ScrollRegion } from './scroll-region.tsx'
import { useWidth } from './use-width.ts'

export type PlotTable = {
  /** Words above each column; the first names the rows. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[]
}

type Props = {
  /** Names it for whoever looks from outside. */
  kind: string
  title: string
  /** What the plot shows, in a sentence or two: for whoever cannot or need not look. */
  summary: string
  /** How many responses it stands on; null where it counts something else, which `summary` then says. */
  base: number | null
  asOf: string
  table: PlotTable
  /** Draws into so many pixels; null where a table says it better. */
  children?: (width: number) => ComponentChildren
  /** What belongs above the plot: a choice of what it shows. */
  controls?: ComponentChildren
  note?: string
}

/** A plot with all that belongs to it: its words, its figures as a table, what it stands on, and from when. */
export function PlotFrame({ kind, title, summary, base, asOf, table, children, controls, note }: Props) {
  const { ref, width } = useWidth()
  return (
    <figure class="plot" data-plot={kind} aria-labelledby={`plot-${kind}`}>
      <h2 id={`plot-${kind}`}>{title}</h2>
      <p id={`summary-${kind}`}>{summary}</p>
      {controls}
      <div ref={ref} class="plot-space">
        {children && (
          <div role="img" aria-labelledby={`plot-${kind}`} aria-describedby={`summary-${kind}`}>
            {children(width)}
          </div>
        )}
      </div>
      <details class="plot-details">
        <summary>
          {t('plot.table.label')}
          <span class="only-read-aloud"> {title}</span>
        </summary>
        <ScrollRegion label={title}>
          <Table kind={kind} title={title} table={table} />
        </ScrollRegion>
      </details>
      <figcaption class="desk-hint">
        {base !== null && <span data-base={base}>{t('plot.base.label', { n: base })} </span>}
        <span>{t('plot.asOf.label', momentOf(asOf))}</span> <span>{t('overview.selfSelected.hint')}</span>
        {note && <span> {note}</span>}
      </figcaption>
    </figure>
  )
}

function Table({ kind, title, table: { columns, rows } }: { kind: string; title: string; table: PlotTable }) {
  return (
    <table data-table={kind} aria-label={title}>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" class={at > 0 ? 'desk-number' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...figures] }) => (
          <tr key={key} data-key={key}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {figures.map((figure, at) => (
              <td key={columns[at + 1]} class="desk-number">
                <bdi>{figure}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A moment as two values for a sentence: the day in words and the time of UTC. */
export const momentOf = (iso: string) => ({ day: formatDay(iso.slice(0, 10)), time: iso.slice(11, 16) })

export const formatShare = (part: number, whole: number): string =>
  whole > 0 ? t('plot.percent.value', { share: formatNumber(Math.round((part / whole) * 100)) }) : '–'
