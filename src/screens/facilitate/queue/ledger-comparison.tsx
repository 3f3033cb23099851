import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Notice } from '../../../kit/index.ts'
import { type Comparison, type LedgerSummary, ledgerBook } from '../../../queue/facilitator.ts'

type Outcome = Comparison | 'comparing' | 'closed'

/** Compares the two records of this device line by line at every start of the page, and says what came of it. */
export function LedgerComparison() {
  const [outcome, setOutcome] = useState<Outcome>('comparing')
  useEffect(() => {
    ledgerBook.compare().then(setOutcome, () => setOutcome('closed'))
  }, [])
  return (
    <section class="stack" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('facilitator.compare.title')}</h2>
      <p class="question-hint">{t('facilitator.compare.hint')}</p>
      <Words outcome={outcome} />
    </section>
  )
}

function Words({ outcome }: { outcome: Outcome }) {
  if (outcome === 'comparing') return <p role="status">{t('facilitator.compare.running')}</p>
  if (outcome === 'closed') return <CopyAlone />
  const { restored, added, isCopyWhole } = outcome
  if (restored > 0)
    return (
      <Notice kind="bad" role="alert">
        <p data-comparison="restored">{t('facilitator.compare.restored', { count: restored })}</p>
      </Notice>
    )
  const words = !isCopyWhole ? 'partial' : added > 0 ? 'added' : 'agree'
  return (
    <Notice kind={isCopyWhole ? 'good' : 'warm'} role="status">
      <p data-comparison={words}>{t(`facilitator.compare.${words}`, { count: added })}</p>
    </Notice>
  )
}

/** The database does not open: what the second record says is all that there is to say. */
function CopyAlone() {
  const [responses, setResponses] = useState<LedgerSummary['responses']>([])
  useEffect(() => void ledgerBook.summaryOfCopy().then((summary) => setResponses(summary.responses)), [])
  const sum = (column: 'made' | 'received' | 'open') => responses.reduce((total, group) => total + group[column], 0)
  return (
    <Notice kind="bad" role="alert">
      <p data-comparison="closed">{t('facilitator.compare.closed')}</p>
      <p>{t('facilitator.compare.copySays', { made: sum('made'), received: sum('received'), open: sum('open') })}</p>
    </Notice>
  )
}
