import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { announce, Button, Notice } from '../../kit/index.ts'
import type { SubmissionProgress } from '../../queue/index.ts'
import { Counter } from './counter.tsx'
import { isBehindPortal } from './queue-notice.tsx'
import type { Respond } from './respond.ts'
import { useDocumentTitle, useHeadingFocus } from './use-page.ts'
import type { View } from './view.ts'

type Done = Extract<View, { kind: 'done' }>

const kinds = { saved: 'warm', sending: 'plain', received: 'good', withdrawn: 'plain', attention: 'bad' } as const

/** What has become of the answers, as the queue tells it and never better; the receipt code, shown only here. */
export function DonePage({ done, respond }: { done: Done; respond: Respond }) {
  const [fate, setFate] = useState<SubmissionProgress>(done.isReceived ? 'received' : 'saved')
  const [isCodeHidden, setIsCodeHidden] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = t('done.page.title')
  useDocumentTitle([title], false)
  useHeadingFocus(respond)
  useEffect(
    () => (done.isReceived ? undefined : respond.watchSubmission(done.instanceIds, setFate)),
    [done.instanceIds, done.isReceived],
  )

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(done.receiptCode)
      announce(t('done.copied.status'))
    } catch {
      announce(t('done.copyFailed.status'))
    }
  }

  function hideCode(): void {
    setIsCodeHidden(true)
    heading.current?.focus()
  }

  return (
    <section class="stack done">
      <h1 tabIndex={-1}>{title}</h1>
      <Notice kind={kinds[fate]} role="status">
        <p class="done-fate" data-fate={fate}>
          <strong>{t(`done.${fate}.status`)}</strong>
        </p>
        <p>{t(`done.${fate}.hint`)}</p>
        {fate === 'saved' && isBehindPortal.value && <p>{t('queue.portal.hint')}</p>}
      </Notice>
      {fate !== 'received' && fate !== 'withdrawn' && <Button label="done.retry.label" onClick={respond.sendWaiting} />}
      <div class="receipt">
        <h2 tabIndex={-1} ref={heading}>
          {t('done.receipt.title')}
        </h2>
        {isCodeHidden ? (
          <p>{t('done.hidden.status')}</p>
        ) : (
          <>
            <p class="receipt-code" dir="ltr" translate={false}>
              {done.receiptCode}
            </p>
            <p>{t('done.receipt.hint')}</p>
            <p>
              {t('withdraw.address.label')} {/* In a tab of its own, because only this page still knows the code. */}
              <a class="withdraw-address" dir="ltr" href="/withdraw/" target="_blank" rel="noreferrer">
                {`${location.host}/withdraw/`}
              </a>
            </p>
            <div class="notice-actions not-printed">
              <Button label="done.copy.label" onClick={() => void copy()} />
              <Button label="done.noted.label" kind="quiet" onClick={hideCode} />
            </div>
          </>
        )}
      </div>
      <div>
        <h2>{t('done.counter.title')}</h2>
        <Counter />
      </div>
      <Button label="done.again.label" onClick={respond.restart} />
    </section>
  )
}
