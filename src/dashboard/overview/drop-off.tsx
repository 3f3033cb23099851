import type { CoordinatorCounts } from '../../contract/counts.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { questionLabel } from './names.ts'

type Props = { counts: CoordinatorCounts }

/** Where people stop: how often each section was opened, and what arrived in the end. */
export function DropOff({ counts }: Props) {
  const { sections } = counts.survey
  const openedOf = (section: string) =>
    counts.sectionsByLanguage.filter(({ key }) => key === section).reduce((sum, { received }) => sum + received, 0)
  const steps = [
    ...sections.map((key, at) => ({
      key,
      label: at === 0 ? t('dropOff.started.label') : questionLabel(key),
      value: openedOf(key),
    })),
    { key: 'received', label: t('overview.received.label'), value: counts.progress.received },
  ]
  const started = steps[0]?.value ?? 0
  const loss = (at: number): string => {
    const before = steps[at - 1]?.value ?? 0
    return at === 0 || before === 0 ? '–' : formatShare(Math.max(0, before - (steps[at]?.value ?? 0)), before)
  }
  const worst = steps
    .map((step, at) => ({ ...step, lost: at === 0 ? 0 : (steps[at - 1]?.value ?? 0) - step.value }))
    .toSorted((a, b) => b.lost - a.lost)[0]
  return (
    <PlotFrame
      kind="sections"
      title={t('dropOff.page.title')}
      summary={
        worst && worst.lost > 0
          ? t('dropOff.worst.summary', { n: started, name: worst.label, lost: worst.lost })
          : t('dropOff.none.summary', { n: started })
      }
      base={null}
      asOf={counts.progress.asOf}
      note={t('dropOff.note.hint')}
      table={{
        columns: [t('dropOff.section.column'), t('dropOff.opened.column'), t('dropOff.lost.column')],
        rows: steps.map(({ key, label, value }, at) => ({ key, cells: [label, formatNumber(value), loss(at)] })),
      }}
    >
      {(width) => <BarPlot width={width} bars={steps} />}
    </PlotFrame>
  )
}
