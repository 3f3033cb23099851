import type { CoordinatorCounts } from '../../contract/counts.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { questionLabel } from './names.ts'

/** How many agreed to something beyond taking part: counts, and nobody's name. */
export function OptIns({ counts }: { counts: CoordinatorCounts }) {
  const { asOf, received } = counts.progress
  const rows = counts.survey.optIns.map(({ question }) => {
    const of = (choice: string) =>
      counts.byAnswer.find(({ key, split }) => key === question && split === choice)?.received ?? 0
    const [yes, no] = [of('yes'), of('no')]
    return { key: question, label: questionLabel(question), yes, no, empty: Math.max(0, received - yes - no) }
  })
  if (rows.length === 0) return null
  return (
    <PlotFrame
      kind="opt-ins"
      title={t('optIns.page.title')}
      summary={rows
        .map(({ label, yes }) => `${label} – ${formatNumber(yes)} (${formatShare(yes, received)}).`)
        .join(' ')}
      base={received}
      asOf={asOf}
      table={{
        columns: [t('optIns.question.column'), t('optIns.yes.column'), t('optIns.no.column'), t('optIns.empty.column')],
        rows: rows.map(({ key, label, yes, no, empty }) => ({
          key,
          cells: [label, formatNumber(yes), formatNumber(no), formatNumber(empty)],
        })),
      }}
    >
      {(width) => <BarPlot width={width} bars={rows.map(({ key, label, yes }) => ({ key, label, value: yes }))} />}
    </PlotFrame>
  )
}
