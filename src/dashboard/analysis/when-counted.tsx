import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/index.ts'
import { WhenReady } from '../when-ready.tsx'
import type { AnalysisState, Figures } from './use-analysis.ts'

type Props = { state: AnalysisState; onRetry: () => void; children: (figures: Figures) => ComponentChildren }

/** The figures, once they are counted; until then how far that is. */
export function WhenCounted({ state, onRetry, children }: Props) {
  if (state.status === 'counting')
    return <p role="status">{t('analysis.counting.status', { done: state.done, of: state.of })}</p>
  return (
    <WhenReady state={state} onRetry={onRetry}>
      {children}
    </WhenReady>
  )
}
