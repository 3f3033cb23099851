import { useEffect, useState } from 'preact/hooks'
import { formatDay, t } from '../../i18n/index.ts'
import { Button, Figures } from '../../kit/index.ts'
import type { QueueState } from '../../queue/index.ts'
import * as device from '../respond/device.ts'

/** How many responses this device holds and what has become of the others. */
export function Queue() {
  const [state, setState] = useState<QueueState | null>(null)
  const [withdrawals, setWithdrawals] = useState(0)
  useEffect(() => device.queue.watchQueue(setState), [])
  useEffect(() => device.queue.watchWithdrawals(({ length }) => setWithdrawals(length)), [])
  return (
    <section class="stack" aria-labelledby="queue-title">
      <h2 id="queue-title">{t('facilitator.queue.title')}</h2>
      <p class="question-hint">{t('facilitator.page.hint')}</p>
      {state && (
        <Figures
          figures={[
            { name: 'waiting', label: 'facilitator.queue.waiting', count: state.waiting },
            { name: 'attention', label: 'facilitator.queue.attention', count: state.needsAttention },
            { name: 'received', label: 'facilitator.queue.received', count: state.received },
          ]}
        />
      )}
      {state?.oldestWaitingOn && <p>{t('facilitator.queue.oldest', { date: formatDay(state.oldestWaitingOn) })}</p>}
      {withdrawals > 0 && <p>{t('withdraw.waiting.notice')}</p>}
      {state !== null && state.waiting + state.needsAttention + withdrawals > 0 && (
        <Button label="queue.send.label" onClick={() => device.syncNow()} />
      )}
    </section>
  )
}
