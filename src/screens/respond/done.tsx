import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import type { SubmissionProgress } from '../../queue/index.ts'
import { InstallHint } from '../install/install-hint.tsx'
import { Counter, progress } from './counter.tsx'
import { isBehindPortal, waitingResponses } from './queue-notice.tsx'
import { Receipt } from './receipt.tsx'
import type { Respond } from './respond.ts'
import { sharedDevice } from './shared-device.ts'
import { useDocumentTitle, useHeadingFocus } from './use-page.ts'
import type { View } from './view.ts'
import './done.css'

type Done = Extract<View, { kind: 'done' }>

const kinds = { saved: 'warm', sending: 'plain', received: 'good', withdrawn: 'plain', attention: 'bad' } as const

/** What has become of the answers, as the queue tells it and never better; the receipt code, shown only here. */
export function DonePage({ done, respond }: { done: Done; respond: Respond }) {
  const [fate, setFate] = useState<SubmissionProgress>(done.isReceived ? 'received' : 'saved')
  const title = t('done.page.title')
  useDocumentTitle([title], false)
  useHeadingFocus(respond)
  useEffect(
    () => (done.isReceived ? undefined : respond.watchSubmission(done.instanceIds, setFate)),
    [done.instanceIds, done.isReceived],
  )
  // On iOS the home screen has a store of its own: what still waits here would never be sent from there.
  const isAllSent = (fate === 'received' || fate === 'withdrawn') && waitingResponses.value === 0
  const isOwnPhone = respond.session().evaluate('${response_mode}') === 'self'
  const mayInstall = isAllSent && isOwnPhone
  const Shared = sharedDevice.value

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
      {fate !== 'received' && fate !== 'withdrawn' && (
        <div class="not-printed">
          <Button label="done.retry.label" onClick={respond.sendWaiting} />
        </div>
      )}
      <Receipt code={done.receiptCode} onNoted={respond.forgetCode} />
      <div class="done-counter not-printed">
        <h2>{t('done.counter.title')}</h2>
        {progress.value ? <Counter /> : <p class="question-hint">{t('done.unknown.hint')}</p>}
      </div>
      {Shared ? (
        <Shared.Finish isNoted={done.receiptCode === null} />
      ) : (
        <div class="not-printed">
          <Button label="done.again.label" onClick={respond.restart} />
        </div>
      )}
      {mayInstall && <InstallHint />}
    </section>
  )
}
