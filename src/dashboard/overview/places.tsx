import { useId, useState } from 'preact/hooks'
import type { CoordinatorCounts, CountRow } from '../../contract/counts.ts'
import { regionOf, regions } from '../../contract/regions.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { foldForSearch, formatNumber, t } from '../../i18n/index.ts'
import { formatShare, PlotFrame } from '../plots/plot-frame.tsx'
import { WorldMap } from '../plots/world-map.tsx'
import { Breakdown } from './breakdown.tsx'
import { countryName, namesInARow, regionName } from './names.ts'

type Props = { counts: CoordinatorCounts; workshops: readonly Workshop[] }

/** Where the organisations are: the map and the table of countries, and the regions that these make up. */
export function Places({ counts, workshops }: Props) {
  const [search, setSearch] = useState('')
  const id = useId()
  const { asOf, received } = counts.progress
  const rows = withWorkshopCountries(counts.byCountry, workshops).toSorted((a, b) => b.received - a.received)
  const named = rows.filter(({ key, received: some }) => key !== '' && some > 0)
  const found = rows.filter(({ key }) => foldForSearch(`${countryName(key)} ${key}`).includes(foldForSearch(search)))
  return (
    <>
      <PlotFrame
        kind="country"
        title={t('overview.byCountry.title')}
        summary={t('places.countries.summary', {
          n: named.length,
          names: namesInARow(
            named.slice(0, 3).map(({ key, received: some }) => `${countryName(key)} (${formatNumber(some)})`),
          ),
        })}
        base={received}
        asOf={asOf}
        note={t('places.map.hint')}
        controls={
          <div class="desk-field">
            <label for={id}>{t('places.search.label')}</label>
            <input
              class="field"
              id={id}
              type="search"
              value={search}
              autocomplete="off"
              onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            />
            {search && (
              <p class="desk-hint" role="status">
                {found.length > 0
                  ? namesInARow(
                      found.slice(0, 8).map(({ key, received: some }) => `${countryName(key)} (${formatNumber(some)})`),
                    )
                  : t('places.search.none')}
              </p>
            )}
          </div>
        }
        table={{
          columns: [
            t('overview.country.column'),
            t('overview.received.label'),
            t('overview.usableShort.column'),
            t('plot.share.column'),
          ],
          rows: found.map(({ key, received: some, usable }) => ({
            key,
            cells: [countryName(key), formatNumber(some), formatNumber(usable), formatShare(some, received)],
          })),
        }}
      >
        {() => <WorldMap places={rows.map(({ key, received: value }) => ({ key, value }))} />}
      </PlotFrame>
      <Breakdown
        kind="region"
        title={t('places.region.title')}
        column={t('places.region.column')}
        rows={byRegion(counts.byCountry)}
        nameOf={regionName}
        asOf={asOf}
        note={t('places.region.hint')}
      />
    </>
  )
}

/** A country in which a workshop was or will be, and from which nothing has come, is the one to ask about. */
function withWorkshopCountries(rows: readonly CountRow[], workshops: readonly Workshop[]): CountRow[] {
  const known = new Set(rows.map(({ key }) => key))
  const missing = new Set(workshops.flatMap(({ country }) => (country && !known.has(country) ? [country] : [])))
  return [...rows, ...[...missing].map((key) => ({ key, received: 0, usable: 0 }))]
}

export function byRegion(rows: readonly CountRow[]): CountRow[] {
  const sums = new Map<string, CountRow>(regions.map((key) => [key, { key, received: 0, usable: 0 }]))
  for (const { key, received, usable } of rows) {
    const region = regionOf(key) ?? ''
    const sum = sums.get(region) ?? { key: region, received: 0, usable: 0 }
    sums.set(region, { key: region, received: sum.received + received, usable: sum.usable + usable })
  }
  return [...sums.values()]
}
