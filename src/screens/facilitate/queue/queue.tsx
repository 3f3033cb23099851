import { useEffect, useState } from 'preact/hooks'
import { formatDay, t } from '../../../i18n/index.ts'
import { Button, Figures, Notice } from '../../../kit/index.ts'
import { type LedgerSummary, ledgerBook, totalOf } from '../../../queue/facilitator.ts'
import { lastContact, type QueueState } from '../../../queue/index.ts'
import * as device from '../../respond/device.ts'
import { LedgerComparison } from './ledger-comparison.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { Records } from './records.tsx'
import { SecondHop } from './second-hop.tsx'
import './queue.css'

/** What this device has made and what has become of it, down to each record. Never an answer. */
export function Queue() {
  const [state, setState] = useState<QueueState | null>(null)
  const [summary, setSummary] = useState<LedgerSummary | null>(null)
  const [withdrawals, setWithdrawals] = useState(0)
  useEffect(() => device.queue.watchQueue(setState), [])
  useEffect(() => ledgerBook.watchSummary(setSummary), [])
  useEffect(() => device.queue.watchWithdrawals(({ length }) => setWithdrawals(length)), [])
  const isAnythingHere = state !== null && state.waiting + state.needsAttention + withdrawals > 0
  return (
    <>
      <section class="stack" aria-labelledby="queue-title">
        <h2 id="queue-title">{t('facilitator.queue.title')}</h2>
        <p class="question-hint">{t('facilitator.page.hint')}</p>
        {state && summary && <Totals state={state} summary={summary} />}
        {withdrawals > 0 && <p>{t('withdraw.waiting.notice')}</p>}
        {isAnythingHere && <Button label="queue.send.label" onClick={() => device.syncNow()} />}
      </section>
      <SecondHop />
      {summary && summary.responses.length > 0 && <LedgerTable summary={summary} />}
      <Records />
      <LedgerComparison />
    </>
  )
}

function Totals({ state, summary }: { state: QueueState; summary: LedgerSummary }) {
  const { made, withdrawn, lost } = totalOf(summary.responses)
  const seen = lastContact()
  const isAllReceived = made > 0 && state.received === made
  return (
    <>
      {made > 0 && (
        <Notice kind={isAllReceived ? 'good' : 'plain'} role="status">
          <p data-proof={`${state.received}/${made}`}>
            <strong>{t('facilitator.queue.proof', { received: state.received, count: made })}</strong>
          </p>
        </Notice>
      )}
      <Figures
        figures={[
          { name: 'made', label: 'facilitator.queue.made', count: made },
          { name: 'waiting', label: 'facilitator.queue.waiting', count: state.waiting },
          { name: 'sending', label: 'facilitator.queue.sending', count: state.sending },
          { name: 'received', label: 'facilitator.queue.received', count: state.received },
          { name: 'attention', label: 'facilitator.queue.attention', count: state.needsAttention },
          { name: 'aside', label: 'facilitator.queue.aside', count: state.setAside },
          { name: 'withdrawn', label: 'facilitator.queue.withdrawn', count: withdrawn },
          { name: 'lost', label: 'facilitator.queue.lost', count: lost },
        ]}
      />
      {state.oldestWaitingOn && <p>{t('facilitator.queue.oldest', { date: formatDay(state.oldestWaitingOn) })}</p>}
      <p>{seen ? t('facilitator.queue.contact', momentOf(seen)) : t('facilitator.queue.noContact')}</p>
    </>
  )
}

/** Day and time where the device is; of an earlier visit only the hour is known. */
function momentOf(seen: Date): { day: string; time: string } {
  const [day = '', time = ''] = seen.toLocaleString('sv').split(' ')
  return { day: formatDay(day), time: time.slice(0, 5) }
}
