import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Confirm, Notice } from '../../../kit/index.ts'
import type { QueueState } from '../../../queue/index.ts'
import { queue } from '../../respond/device.ts'
import { release } from '../access/access.ts'

/** Clears set-up, PIN and parked drafts; never while anything is on this device and nowhere else. */
export function EndSession() {
  const [state, setState] = useState<QueueState | null>(null)
  useEffect(() => queue.watchQueue(setState), [])
  const left = state ? state.waiting + state.needsAttention : null
  return (
    <section class="stack" aria-labelledby="end-title">
      <h2 id="end-title">{t('facilitator.end.title')}</h2>
      {left === 0 ? (
        <Confirm label="facilitator.end.label" question="facilitator.end.question" onConfirm={() => void release()} />
      ) : (
        left !== null && (
          <Notice kind="warm">
            <p>{t('facilitator.end.refused', { count: left })}</p>
          </Notice>
        )
      )}
    </section>
  )
}
