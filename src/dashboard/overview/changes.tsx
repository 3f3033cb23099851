import type { CoordinatorCounts, CountRow } from '../../contract/counts.ts'
import type { LastVisit } from '../../contract/visit.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { fetchVisit } from '../calls.ts'
import { momentOf } from '../plots/plot-frame.tsx'
import { useCall } from '../use-call.ts'
import { countryName, languageName, workshopName } from './names.ts'

/** What is new since whoever looks was here before. */
export function Changes({ counts, onSignedOut }: { counts: CoordinatorCounts; onSignedOut: () => void }) {
  const { state } = useCall(fetchVisit, onSignedOut)
  if (state.status !== 'ready') return null
  const { before } = state.body
  if (!before) return <p class="desk-hint">{t('changes.first.status')}</p>
  const changes = changesSince(before.counts, counts)
  return (
    <section class="desk-table" aria-labelledby="changes" data-changes>
      <h2 id="changes">{t('changes.since.title', momentOf(before.at))}</h2>
      {changes.length === 0 ? (
        <p>{t('changes.none.status')}</p>
      ) : (
        <ul>
          {changes.map(({ key, words, by }) => (
            <li key={key} data-change={key}>
              {words}: <bdi>{by > 0 ? `+${formatNumber(by)}` : formatNumber(by)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Change = { readonly key: string; readonly words: string; readonly by: number }
type Seen = NonNullable<LastVisit['before']>['counts']

const rowsShown = 6

function changesSince(before: Seen, now: CoordinatorCounts): Change[] {
  const figures = [
    ['received', now.progress.received - before.received],
    ['usable', now.progress.usable - before.usable],
    ['quarantined', now.quarantined - before.quarantined],
    ['conflicts', now.conflicts - before.conflicts],
    ['withdrawn', now.withdrawn - before.withdrawn],
  ] as const
  return [
    ...figures.filter(([, by]) => by !== 0).map(([key, by]) => ({ key, words: t(`overview.${key}.label`), by })),
    ...rowChanges('language', before.byLanguage, now.byLanguage, languageName),
    ...rowChanges('country', before.byCountry, now.byCountry, countryName),
    ...rowChanges('workshop', before.byWorkshop, now.byWorkshop, (code) => workshopName(code)),
  ]
}

function rowChanges(
  kind: string,
  before: readonly CountRow[],
  now: readonly CountRow[],
  nameOf: (key: string) => string,
): Change[] {
  const was = new Map(before.map(({ key, received }) => [key, received]))
  return now
    .map(({ key, received }) => ({ key: `${kind} ${key}`, words: nameOf(key), by: received - (was.get(key) ?? 0) }))
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, rowsShown)
}
