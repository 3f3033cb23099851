import { formatNumber, t } from '../../i18n/index.ts'
import { formulaSafe } from '../../interop/export/formula-safe.ts'
import type { PlotTable } from '../plots/plot-frame.tsx'

/** A figure that may not be told is null; a share is a part of one. */
export type Figure = string | number | null | { readonly share: number | null }

/** A table as figures, from which both what stands on the page and what is taken out are made. */
export interface FigureTable {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly Figure[] }[]
}

export const shareOf = (part: number | null, whole: number | null): Figure => ({
  share: part === null || whole === null || whole === 0 ? null : part / whole,
})

export const shownFigure = (figure: Figure): string => {
  if (typeof figure === 'string') return figure
  if (figure === null) return t('analysis.hidden.value')
  if (typeof figure === 'number') return formatNumber(figure)
  return figure.share === null ? '–' : t('plot.percent.value', { share: formatNumber(Math.round(figure.share * 100)) })
}

export const shownTable = ({ columns, rows }: FigureTable): PlotTable => ({
  columns,
  rows: rows.map(({ key, cells }) => ({ key, cells: cells.map(shownFigure) })),
})

/** With a byte order mark, which some spreadsheets need to see that it is UTF-8; shares in percent. @source RFC 4180 */
export function csvOf({ columns, rows }: FigureTable): string {
  const quote = (text: string) => `"${formulaSafe(text).replaceAll('"', '""')}"`
  const written = (figure: Figure): string => {
    if (typeof figure === 'number') return String(Math.round(figure * 1000) / 1000)
    if (typeof figure === 'string') return quote(figure)
    if (figure === null) return quote(t('analysis.hidden.value'))
    return figure.share === null ? '' : (figure.share * 100).toFixed(1)
  }
  const lines = [['code', ...columns].map(quote), ...rows.map(({ key, cells }) => [quote(key), ...cells.map(written)])]
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
}
