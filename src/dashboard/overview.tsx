import type { CoordinatorCounts, CountRow } from '../contract/counts.ts'
import { languages, surveyId } from '../contract/routes.ts'
import { formatDay, formatNumber, isLanguage, languageNames, t, territoryName, textOf } from '../i18n/index.ts'
import { Button, Notice, ProgressBar } from '../kit/index.ts'
import { fetchCounts } from './calls.ts'
import { CountsTable } from './counts-table.tsx'
import { useCall } from './use-call.ts'

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
  if (state.status === 'loading') return <p role="status">{t('desk.loading.status')}</p>
  if (state.status === 'failed') {
    return (
      <Notice kind="bad" role="alert">
        <p>{t(`problem.${state.code}`)}</p>
        <Button label="desk.refresh.label" onClick={() => void reload()} />
      </Notice>
    )
  }
  const counts = state.body
  return (
    <div class="desk-stack">
      <Target counts={counts} onReload={() => void reload()} />
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
  const figures = [
    ['baseline', baseline],
    ['received', received],
    ['usable', usable],
    ['remaining', Math.max(0, target - total)],
    ['quarantined', counts.quarantined],
    ['conflicts', counts.conflicts],
    ['withdrawn', counts.withdrawn],
    ['organisations', counts.distinctOrganisations],
    ['unnamed', counts.withoutOrganisation],
  ] as const
  return (
    <section class="desk-stack" aria-labelledby="target">
      <h1 id="target">{t('overview.target.title')}</h1>
      <p class="desk-total">{text}</p>
      <ProgressBar label="overview.bar.label" value={total} max={target} text={text} warm />
      <dl class="desk-figures">
        {figures.map(([name, count]) => (
          <div key={name} data-figure={name}>
            <dt>{t(`overview.${name}.label`)}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <Button label="desk.refresh.label" onClick={onReload} />
    </section>
  )
}

const parts = ['mapping', 'contacts', 'leaders'] as const

function Parts({ counts }: { counts: CoordinatorCounts }) {
  return (
    <section class="desk-table">
      <h2>{t('overview.parts.title')}</h2>
      <dl class="desk-figures">
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`overview.${part}.label`)}</dt>
            <dd>{formatNumber(counts.byPart.find(({ key }) => key === part)?.received ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
