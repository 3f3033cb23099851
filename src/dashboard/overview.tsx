import type { CoordinatorCounts, CountRow } from '../contract/counts.ts'
import { languages, surveyId } from '../contract/routes.ts'
import { formatDay, isLanguage, languageNames, t, territoryName, textOf } from '../i18n/index.ts'
import { Button, Figures, Notice, ProgressBar } from '../kit/index.ts'
import { fetchCounts } from './calls.ts'
import { CountsTable } from './counts-table.tsx'
import { useCall } from './use-call.ts'
import { WhenReady } from './when-ready.tsx'

/** Choice lists of the survey have words already: a workshop, or "prefer not to say". */
const choiceWords = (list: string, code: string): string | undefined => textOf(surveyId, `choices.${list}.${code}`)

/** A language without a response is the one to look at, so it must not be missing from the table. */
const withAllLanguages = (rows: readonly CountRow[]): CountRow[] => [
  ...rows,
  ...languages.filter((tag) => !rows.some(({ key }) => key === tag)).map((key) => ({ key, received: 0, usable: 0 })),
]

const orNone = (key: string, words: (key: string) => string): string =>
  key === '' ? t('overview.none.row') : words(key)

export function Overview({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchCounts, onSignedOut)
  return (
    <WhenReady state={state} onRetry={reload}>
      {(counts) => <Counts counts={counts} onReload={reload} />}
    </WhenReady>
  )
}

function Counts({ counts, onReload }: { counts: CoordinatorCounts; onReload: () => void }) {
  return (
    <div class="desk-stack">
      <Target counts={counts} onReload={onReload} />
      {counts.progress.received === 0 && (
        <Notice>
          <p>{t('overview.empty.status')}</p>
        </Notice>
      )}
      <div class="desk-tables">
        <CountsTable
          kind="language"
          title="overview.byLanguage.title"
          column="overview.language.column"
          rows={withAllLanguages(counts.byLanguage)}
          nameOf={(key) => orNone(key, (tag) => (isLanguage(tag) ? languageNames[tag] : tag))}
        />
        <CountsTable
          kind="country"
          title="overview.byCountry.title"
          column="overview.country.column"
          rows={counts.byCountry}
          nameOf={(key) => orNone(key, (code) => choiceWords('countries', code) ?? territoryName(code))}
        />
        <CountsTable
          kind="workshop"
          title="overview.byWorkshop.title"
          column="overview.workshop.column"
          rows={counts.byWorkshop}
          nameOf={(key) => orNone(key, (code) => choiceWords('workshop', code) ?? code)}
        />
        <CountsTable
          kind="channel"
          title="overview.byChannel.title"
          column="overview.channel.column"
          rows={counts.byChannel}
          nameOf={(key) => orNone(key, (code) => t(`channel.${code}`))}
        />
        <CountsTable
          kind="day"
          title="overview.byDay.title"
          column="overview.day.column"
          rows={counts.byDay}
          nameOf={(key) => orNone(key, formatDay)}
        />
        <Parts counts={counts} />
      </div>
      <p class="desk-hint">{t('overview.selfSelected.hint')}</p>
    </div>
  )
}

function Target({ counts, onReload }: { counts: CoordinatorCounts; onReload: () => void }) {
  const { total, target, baseline, received, usable } = counts.progress
  const text = t('overview.total.label', { count: total, target })
  const figures = {
    baseline,
    received,
    usable,
    remaining: Math.max(0, target - total),
    quarantined: counts.quarantined,
    conflicts: counts.conflicts,
    withdrawn: counts.withdrawn,
    organisations: counts.distinctOrganisations,
    unnamed: counts.withoutOrganisation,
  }
  return (
    <section class="desk-stack" aria-labelledby="target">
      <h1 id="target">{t('overview.target.title')}</h1>
      <p class="desk-total">{text}</p>
      <ProgressBar label="overview.bar.label" value={total} max={target} text={text} warm />
      <Figures
        figures={Object.entries(figures).map(([name, count]) => ({ name, label: `overview.${name}.label`, count }))}
      />
      <Button label="desk.refresh.label" onClick={onReload} />
    </section>
  )
}

const parts = ['mapping', 'contacts', 'leaders'] as const

function Parts({ counts }: { counts: CoordinatorCounts }) {
  return (
    <section class="desk-table">
      <h2>{t('overview.parts.title')}</h2>
      <Figures
        figures={parts.map((name) => ({
          name,
          label: `overview.${name}.label`,
          count: counts.byPart.find(({ key }) => key === name)?.received ?? 0,
        }))}
      />
    </section>
  )
}
