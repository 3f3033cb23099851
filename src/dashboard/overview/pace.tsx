import { useState } from 'preact/hooks'
import type { CoordinatorCounts, CountRow, CrossedRow } from '../../contract/counts.ts'
import { formatDay, formatNumber, t } from '../../i18n/index.ts'
import { PlotFrame } from '../plots/plot-frame.tsx'
import { CumulativePlot } from './cumulative-plot.tsx'
import { DailyPlot } from './daily-plot.tsx'
import { addDays, everyDay } from './days.ts'
import { channelName, languageName } from './names.ts'
import { leastDays, leastResponses, type Projection, project } from './projection.ts'

/** Whether it goes fast enough: the way so far with what it leads to, and each day. */
export function Pace({ counts }: { counts: CoordinatorCounts }) {
  const { asOf, total, target } = counts.progress
  const today = asOf.slice(0, 10)
  const days = everyDay(counts.byDay, today)
  // Today is not over yet: as a day it would slow down the pace.
  const whole = days.filter(({ key }) => key < today).map(({ usable }) => usable)
  const projection = project(whole, total, target, today)
  const lastDays = (from: number, to: number) =>
    days.filter(({ key }) => key > addDays(today, -from) && key <= addDays(today, -to))
  const sum = (rows: readonly CountRow[]) => rows.reduce((all, { received }) => all + received, 0)
  return (
    <PlotFrame
      kind="cumulative"
      title={t('pace.cumulative.title')}
      summary={`${t('pace.week.summary', { n: sum(lastDays(7, 0)), before: sum(lastDays(14, 7)) })} ${inWords(projection)}`}
      base={counts.progress.received}
      asOf={asOf}
      {...(projection.status === 'ongoing' ? { note: t('pace.method.hint', { days: projection.windowDays }) } : {})}
      table={{
        columns: [
          t('overview.day.column'),
          t('overview.received.label'),
          t('overview.usableShort.column'),
          t('pace.total.column'),
        ],
        rows: cumulated(days, counts.progress.baseline).toReversed(),
      }}
    >
      {(width) => <CumulativePlot width={width} days={days} progress={counts.progress} projection={projection} />}
    </PlotFrame>
  )
}

export function Daily({ counts }: { counts: CoordinatorCounts }) {
  const [only, setOnly] = useState('')
  const today = counts.progress.asOf.slice(0, 10)
  const [kind = '', key = ''] = only.split(':')
  const rows =
    kind === 'language'
      ? onlyOf(counts.byDayAndLanguage, key)
      : kind === 'channel'
        ? onlyOf(counts.byDayAndChannel, key)
        : counts.byDay
  const days = everyDay(rows, today)
  const sum = rows.reduce((all, { received }) => all + received, 0)
  const busiest = days.toSorted((a, b) => b.received - a.received)[0]
  return (
    <PlotFrame
      kind="day"
      title={t('overview.byDay.title')}
      summary={
        busiest
          ? t('pace.busiest.summary', { n: busiest.received, day: formatDay(busiest.key) })
          : t('plot.nothing.summary')
      }
      base={sum}
      asOf={counts.progress.asOf}
      note={t('pace.noHours.hint')}
      controls={
        <label class="desk-field">
          {t('pace.only.label')}
          <select class="field" value={only} onChange={({ currentTarget: { value } }) => setOnly(value)}>
            <option value="">{t('pace.all.option')}</option>
            {counts.byLanguage.map(({ key: tag }) => (
              <option key={tag} value={`language:${tag}`}>
                {languageName(tag)}
              </option>
            ))}
            {counts.byChannel.map(({ key: channel }) => (
              <option key={channel} value={`channel:${channel}`}>
                {channelName(channel)}
              </option>
            ))}
          </select>
        </label>
      }
      table={{
        columns: [t('overview.day.column'), t('overview.received.label'), t('overview.usableShort.column')],
        rows: days.toReversed().map(({ key: day, received, usable }) => ({
          key: day,
          cells: [formatDay(day), formatNumber(received), formatNumber(usable)],
        })),
      }}
    >
      {(width) => <DailyPlot width={width} days={days} />}
    </PlotFrame>
  )
}

const onlyOf = (rows: readonly CrossedRow[], split: string): CountRow[] => rows.filter((row) => row.split === split)

function cumulated(days: readonly CountRow[], baseline: number) {
  let total = baseline
  return days.map(({ key, received, usable }) => {
    total += usable
    return { key, cells: [formatDay(key), formatNumber(received), formatNumber(usable), formatNumber(total)] }
  })
}

function inWords(projection: Projection): string {
  switch (projection.status) {
    case 'reached':
      return t('pace.reached.summary')
    case 'too-few':
      return t('pace.tooFew.summary', { n: leastResponses, days: leastDays })
    case 'ongoing': {
      const { windowDays: days, early, middle, late } = projection
      if (!early) return t('pace.far.summary', { days })
      if (!middle) return t('pace.earliest.summary', { days, early: formatDay(early) })
      if (!late) return t('pace.open.summary', { days, early: formatDay(early), middle: formatDay(middle) })
      return t('pace.between.summary', {
        days,
        early: formatDay(early),
        middle: formatDay(middle),
        late: formatDay(late),
      })
    }
    default:
      return projection satisfies never
  }
}
