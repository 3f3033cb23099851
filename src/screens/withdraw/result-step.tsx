import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { queue, syncNow } from '../respond/device.ts'
import { useStepHeading } from './use-step-heading.ts'

type Props = { receiptHashes: readonly string[]; isBehindPortal: boolean; onAgain: () => void }

/** What has become of the withdrawal, as the queue tells it; whether the code held anything, nobody is told. */
export function ResultStep({ receiptHashes, isBehindPortal, onAgain }: Props) {
  const [fate, setFate] = useState<'noted' | 'sent'>('noted')
  useEffect(
    () =>
      queue.watchWithdrawals((waiting) =>
        setFate(receiptHashes.some((hash) => waiting.includes(hash)) ? 'noted' : 'sent'),
      ),
    [receiptHashes],
  )
  const title = t('withdraw.result.title')
  const heading = useStepHeading(title, { isFirst: false, isWrong: false })
  return (
    <section class="stack">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <Notice kind={fate === 'sent' ? 'good' : 'warm'} role="status">
        <p data-withdrawal={fate}>
          <strong>{t(`withdraw.${fate}.status`)}</strong>
        </p>
        <p>{t(`withdraw.${fate}.hint`)}</p>
        {fate === 'noted' && isBehindPortal && <p>{t('queue.portal.hint')}</p>}
      </Notice>
      <div class="page-actions">
        {fate === 'noted' && <Button label="queue.send.label" wide onClick={syncNow} />}
        <Button label="withdraw.again.label" wide onClick={onAgain} />
      </div>
    </section>
  )
}
