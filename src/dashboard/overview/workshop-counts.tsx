import type { CoordinatorCounts, CountRow } from '../../contract/counts.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BarPlot } from '../plots/bar-plot.tsx'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { namesInARow, workshopName } from './names.ts'

type Props = { counts: CoordinatorCounts; workshops: readonly Workshop[] }

/** What each workshop gave: received of those who were there, by the link and by what people say themselves. */
export function WorkshopCounts({ counts, workshops }: Props) {
  const rows = withAllWorkshops(counts.byWorkshop, workshops)
  const attendanceOf = (code: string) => workshops.find((one) => one.code === code)?.attendance ?? null
  const placeOf = (code: string) => workshopName(code, workshops)
  const saidOf = (code: string) =>
    counts.byAnswer.find(({ key, split }) => key === 'workshop_attended' && split === code)?.received ?? 0
  const over = rows.filter(({ key, received }) => received > (attendanceOf(key) ?? Number.POSITIVE_INFINITY))
  const withOne = rows.filter(({ key }) => key !== '')
  const received = withOne.reduce((sum, row) => sum + row.received, 0)
  return (
    <PlotFrame
      kind="workshop"
      title={t('overview.byWorkshop.title')}
      summary={[
        t('workshopCounts.all.summary', { n: received }),
        over.length > 0
          ? t('workshopCounts.over.summary', { names: namesInARow(over.map(({ key }) => placeOf(key))) })
          : '',
      ]
        .filter(Boolean)
        .join(' ')}
      base={counts.progress.received}
      asOf={counts.progress.asOf}
      note={t('workshopCounts.link.hint')}
      table={{
        columns: [
          t('overview.workshop.column'),
          t('overview.received.label'),
          t('overview.usableShort.column'),
          t('workshop.attendance.label'),
          t('workshopCounts.rate.column'),
          t('workshopCounts.said.column'),
        ],
        rows: rows.map(({ key, received: some, usable }) => {
          const attendance = attendanceOf(key)
          return {
            key,
            cells: [
              placeOf(key),
              formatNumber(some),
              formatNumber(usable),
              attendance === null ? t('workshop.open.value') : formatNumber(attendance),
              attendance === null ? '–' : formatShare(some, attendance),
              key === '' ? '–' : formatNumber(saidOf(key)),
            ],
          }
        }),
      }}
    >
      {(width) => (
        <BarPlot
          width={width}
          bars={withOne.map(({ key, received: value, usable: solid }) => {
            const attendance = attendanceOf(key)
            return { key, label: placeOf(key), value, solid, ...(attendance === null ? {} : { mark: attendance }) }
          })}
        />
      )}
    </PlotFrame>
  )
}

/** A workshop from which nothing has come is the one to ask about. */
function withAllWorkshops(rows: readonly CountRow[], workshops: readonly Workshop[]): CountRow[] {
  const known = new Set(rows.map(({ key }) => key))
  const missing = workshops.filter(({ code }) => !known.has(code))
  return [...rows, ...missing.map(({ code }) => ({ key: code, received: 0, usable: 0 }))].toSorted(
    (a, b) => b.received - a.received,
  )
}
