import type { CoordinatorCounts } from '../../contract/counts.ts'
import { t } from '../../i18n/index.ts'
import { Breakdown } from './breakdown.tsx'

const worded: readonly string[] = ['lt5', 'm5_8', 'm8_12', 'm12_20', 'gt20', 'unknown']
const bandName = (band: string): string => (worded.includes(band) ? t(`duration.${band}.value`) : band)

/** How long answering took, in the bands in which phones tell it, and whether half of all need too long. */
export function Duration({ counts }: { counts: CoordinatorCounts }) {
  const { duration } = counts.survey
  if (!duration) return null
  const { question, bands, tooLong } = duration
  const rows = bands.map((key) => {
    const cell = counts.byAnswer.find((one) => one.key === question && one.split === key)
    return { key, received: cell?.received ?? 0, usable: cell?.usable ?? 0 }
  })
  const median = medianBand(rows.filter(({ key }) => key !== 'unknown'))
  return (
    <Breakdown
      kind="duration"
      title={t('duration.page.title')}
      column={t('duration.band.column')}
      rows={rows}
      nameOf={bandName}
      asOf={counts.progress.asOf}
      isOrdered
      note={
        median === null
          ? t('duration.none.hint')
          : t(tooLong.includes(median) ? 'duration.long.hint' : 'duration.median.hint', { band: bandName(median) })
      }
    />
  )
}

/** The band in which the response in the middle lies; null where there is none. */
export function medianBand(rows: readonly { readonly key: string; readonly received: number }[]): string | null {
  const half = rows.reduce((sum, { received }) => sum + received, 0) / 2
  if (half === 0) return null
  let sum = 0
  for (const { key, received } of rows) {
    sum += received
    if (sum >= half) return key
  }
  return null
}
