import { useEffect, useState } from 'preact/hooks'
import type { CoordinatorCounts, CountRow } from '../contract/counts.ts'
import { languages } from '../contract/routes.ts'
import { reviewStates } from '../contract/submission-review.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { Figures, Notice } from '../kit/index.ts'
import { fetchWorkshops } from './calls.ts'
import { CheckField } from './check-field.tsx'
import { Breakdown } from './overview/breakdown.tsx'
import { Changes } from './overview/changes.tsx'
import { addDays } from './overview/days.ts'
import { DropOff } from './overview/drop-off.tsx'
import { Duration } from './overview/duration.tsx'
import { channelName, choiceName, languageName, modeName, questionLabel, versionName } from './overview/names.ts'
import { OptIns } from './overview/opt-ins.tsx'
import { Daily, Pace } from './overview/pace.tsx'
import { Places } from './overview/places.tsx'
import { Skipped } from './overview/skipped.tsx'
import { Target } from './overview/target.tsx'
import { Waiting } from './overview/waiting.tsx'
import { WorkshopCounts } from './overview/workshop-counts.tsx'
import { Hatching } from './plots/hatching.tsx'
import { momentOf } from './plots/plot-frame.tsx'
import { PlotKey } from './plots/plot-key.tsx'
import { Gaps } from './steering/gaps.tsx'
import { useCall } from './use-call.ts'
import { useLive } from './use-live.ts'
import { WhenReady } from './when-ready.tsx'

/** The survey at a glance, as it is at this moment. */
export function Overview({ onSignedOut }: { onSignedOut: () => void }) {
  const [isWithoutRejected, setWithoutRejected] = useState(false)
  const { state, isLost, reload } = useLive(onSignedOut, isWithoutRejected)
  useEffect(printWithTables, [])
  return (
    <WhenReady state={state} onRetry={reload}>
      {(counts) => (
        <div class="desk-stack">
          <Hatching />
          <p class={isLost ? 'desk-lost' : 'desk-live'} role="status" data-live={isLost ? 'lost' : 'live'}>
            {isLost ? t('live.lost.status', momentOf(counts.progress.asOf)) : t('live.on.status')}
          </p>
          <Target counts={counts} />
          {counts.byReview.some(({ key }) => key === 'rejected') && (
            <CheckField
              label="overview.withoutRejected.label"
              hint="overview.withoutRejected.hint"
              checked={isWithoutRejected}
              onChange={setWithoutRejected}
            />
          )}
          {counts.progress.received === 0 && (
            <Notice>
              <p>{t('overview.empty.status')}</p>
            </Notice>
          )}
          <Plots counts={counts} onSignedOut={onSignedOut} />
        </div>
      )}
    </WhenReady>
  )
}

/** A language without a response is the one to look at, so it must not be missing. */
const withAllLanguages = (rows: readonly CountRow[]): CountRow[] => [
  ...rows,
  ...languages.filter((tag) => !rows.some(({ key }) => key === tag)).map((key) => ({ key, received: 0, usable: 0 })),
]

const recentDays = 14

function Plots({ counts, onSignedOut }: { counts: CoordinatorCounts; onSignedOut: () => void }) {
  const { state } = useCall(fetchWorkshops, onSignedOut)
  const workshops = state.status === 'ready' ? state.body.workshops : []
  const { asOf, received } = counts.progress
  const since = addDays(asOf.slice(0, 10), -recentDays)
  const recent = (rows: CoordinatorCounts['byDayAndLanguage']) =>
    [
      t('overview.recent.column'),
      (split: string) =>
        formatNumber(
          rows.filter((row) => row.split === split && row.key > since).reduce((sum, row) => sum + row.received, 0),
        ),
    ] as const
  return (
    <>
      <Changes counts={counts} onSignedOut={onSignedOut} />
      {state.status !== 'loading' && <Gaps counts={counts} workshops={workshops} />}
      <ul class="plot-key">
        <PlotKey words={t('plot.solid.label')} />
        <PlotKey words={t('plot.hatched.label')} isHatched />
      </ul>
      <div class="desk-plots">
        <Pace counts={counts} />
        <Daily counts={counts} />
        <Breakdown
          kind="language"
          title={t('overview.byLanguage.title')}
          column={t('overview.language.column')}
          rows={withAllLanguages(counts.byLanguage)}
          nameOf={languageName}
          asOf={asOf}
          more={[recent(counts.byDayAndLanguage)]}
        />
        <WorkshopCounts counts={counts} workshops={workshops} />
        <Places counts={counts} workshops={workshops} />
        <DropOff counts={counts} />
        <Breakdown
          kind="channel"
          title={t('overview.byChannel.title')}
          column={t('overview.channel.column')}
          rows={counts.byChannel}
          nameOf={channelName}
          asOf={asOf}
          more={[recent(counts.byDayAndChannel)]}
        />
        <Breakdown
          kind="mode"
          title={t('overview.byMode.title')}
          column={t('overview.mode.column')}
          rows={counts.byMode}
          nameOf={modeName}
          asOf={asOf}
        />
        {counts.survey.counted.map(({ question, list, choices }) => (
          <Breakdown
            key={question}
            kind={question}
            title={questionLabel(question)}
            column={t('overview.answer.column')}
            rows={answersTo(question, choices, counts)}
            nameOf={(code) => choiceName(list, code)}
            asOf={asOf}
            base={received}
          />
        ))}
        <Breakdown
          kind="version"
          title={t('overview.byVersion.title')}
          column={t('overview.version.column')}
          rows={counts.byVersion}
          nameOf={versionName}
          asOf={asOf}
        />
        <OptIns counts={counts} />
        <Duration counts={counts} />
        <Skipped received={received} onSignedOut={onSignedOut} />
        <Breakdown
          kind="review"
          title={t('overview.byReview.title')}
          column={t('overview.review.column')}
          rows={reviewStates.map(
            (key) => counts.byReview.find((row) => row.key === key) ?? { key, received: 0, usable: 0 },
          )}
          nameOf={(state) => t(`review.${state}.state`)}
          asOf={asOf}
          isOrdered
        />
        <Waiting onSignedOut={onSignedOut} />
        <Parts counts={counts} />
      </div>
    </>
  )
}

const answersTo = (question: string, choices: readonly string[], { byAnswer }: CoordinatorCounts): CountRow[] =>
  choices.map((choice) => {
    const cell = byAnswer.find(({ key, split }) => key === question && split === choice)
    return { key: choice, received: cell?.received ?? 0, usable: cell?.usable ?? 0 }
  })

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

/** On paper nobody can open what is folded. */
function printWithTables(): () => void {
  let opened: HTMLDetailsElement[] = []
  const open = () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('.plot-details:not([open])')]
    for (const details of opened) details.open = true
  }
  const close = () => {
    for (const details of opened) details.open = false
  }
  addEventListener('beforeprint', open)
  addEventListener('afterprint', close)
  return () => {
    removeEventListener('beforeprint', open)
    removeEventListener('afterprint', close)
  }
}
