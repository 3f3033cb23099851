import './analysis.css'
import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { fetchWorkshops } from '../calls.ts'
import { Hatching } from '../plots/hatching.tsx'
import { useCall } from '../use-call.ts'
import { firstChoice, tableQuery } from './analysis-choice.ts'
import { ResponseFilters } from './analysis-filters.tsx'
import { OpenAnswers } from './open-answers.tsx'
import { PublicResults } from './public-page.tsx'
import { Tables } from './tables.tsx'
import { useAnalysis } from './use-analysis.ts'
import { WhenCounted } from './when-counted.tsx'

const views = ['tables', 'texts', 'public'] as const
type View = (typeof views)[number]

/** What the answers come to, what they say in words, and what of it is public. */
export function Analysis({ onSignedOut }: { onSignedOut: () => void }) {
  const [view, setView] = useState<View>('tables')
  const [choice, setChoice] = useState(firstChoice)
  const { state, reload } = useAnalysis(tableQuery(choice), onSignedOut)
  const workshops = useCall(fetchWorkshops, onSignedOut)
  const places = workshops.state.status === 'ready' ? workshops.state.body.workshops : []
  return (
    <div class="desk-stack desk-exports analysis">
      <Hatching />
      <h1>{t('analysis.page.title')}</h1>
      <p class="desk-hint">{t('analysis.page.hint')}</p>
      <fieldset class="analysis-views" aria-label={t('analysis.view.label')}>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            class="button button-secondary"
            aria-pressed={name === view}
            onClick={() => setView(name)}
          >
            {t(`analysis.${name}.view`)}
          </button>
        ))}
      </fieldset>
      {view === 'public' && <PublicResults onSignedOut={onSignedOut} />}
      {view !== 'public' && (
        <WhenCounted state={state} onRetry={reload}>
          {(figures) => (
            <>
              <ResponseFilters choice={choice} versions={figures.versions} workshops={places} onChange={setChoice} />
              <p role="status" data-responses={figures.responses}>
                {t('analysis.responses.status', { n: figures.responses })}
              </p>
              {view === 'tables' ? (
                <Tables
                  figures={figures}
                  choice={choice}
                  workshops={places}
                  onChange={setChoice}
                  onSignedOut={onSignedOut}
                />
              ) : (
                <OpenAnswers questions={figures.texts} choice={choice} onSignedOut={onSignedOut} />
              )}
            </>
          )}
        </WhenCounted>
      )}
    </div>
  )
}
