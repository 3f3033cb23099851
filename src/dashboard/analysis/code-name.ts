import { endsOf } from '../../analysis/index.ts'
import type { ShownQuestion, SplitColumn } from '../../contract/analysis.ts'
import { splitColumns } from '../../contract/analysis.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { t } from '../../i18n/index.ts'
import {
  channelName,
  choiceName,
  countryName,
  languageName,
  modeName,
  regionName,
  versionName,
  workshopName,
} from '../overview/names.ts'

/** What an answer is called: a choice, a point of a scale, or a band. */
export function answerName({ list, kind }: Pick<ShownQuestion, 'list' | 'kind'>, code: string): string {
  if (list === 'countries') return countryName(code)
  if (list !== null) return choiceName(list, code)
  const ends = endsOf(code)
  if (ends === null) return code
  const { from, below } = ends
  if (from === null) return t('analysis.below.band', { n: String((below ?? 0) - 1) })
  if (below === null) return t('analysis.from.band', { n: String(from) })
  return kind === 'year'
    ? `${from}–${below - 1}`
    : t('analysis.between.band', { from: String(from), below: String(below) })
}

export const isColumn = (by: string): by is SplitColumn => splitColumns.some((column) => column === by)

/** Words above what a table is split by. */
export const splitLabels: Readonly<Record<SplitColumn, string>> = {
  language: 'overview.language.column',
  region: 'analysis.region.by',
  workshop: 'overview.workshop.column',
  channel: 'overview.channel.column',
  mode: 'overview.mode.column',
  version: 'overview.version.column',
}

/** What one group of a column of the store is called. */
export function groupName(by: SplitColumn, workshops: readonly Pick<Workshop, 'code' | 'place'>[]) {
  const names: Readonly<Record<SplitColumn, (code: string) => string>> = {
    language: languageName,
    region: regionName,
    workshop: (code) => workshopName(code, workshops),
    channel: channelName,
    mode: modeName,
    version: versionName,
  }
  return names[by]
}
