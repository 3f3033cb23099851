import { useEffect, useState } from 'preact/hooks'
import { type Language, surveyId } from '../../contract/routes.ts'
import { formatDay, setLanguage, t } from '../../i18n/index.ts'
import { Announcer, Brand, Button, Figures, LanguageMenu } from '../../kit/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import type { QueueState } from '../../queue/index.ts'
import * as device from '../respond/device.ts'
import { isAppStored } from './is-app-stored.ts'
import '../respond/respond.css'
import '../questions/questions.css'
import './facilitate.css'

type Check = 'checking' | 'yes' | 'no'

/** What this device holds and whether it is ready for a day without a network. Answers are never shown here. */
export function DevicePage() {
  useEffect(() => device.startSync({ onState: () => {} }), [])
  useEffect(() => {
    if (import.meta.env.PROD)
      void device.registerWorker({ onUpdateReady: () => {}, onOfflineReady: () => {}, mayReload: () => true })
  }, [])
  const title = t('facilitator.page.title')
  useEffect(() => {
    document.title = `${title} – ${t('app.name.title')}`
  }, [title])

  async function choose(tag: Language): Promise<void> {
    await setLanguage(tag)
    await writeSetting('language', tag)
  }

  return (
    <>
      <header class="header">
        <Brand label="app.name.title" />
        <LanguageMenu onChoose={(tag) => void choose(tag)} />
      </header>
      <main class="content" id="content">
        <div class="page-title">
          <h1>{title}</h1>
          <p class="question-hint">{t('facilitator.page.hint')}</p>
        </div>
        <QueueTable />
        <Readiness />
        <StartForm />
      </main>
      <Announcer />
    </>
  )
}

function QueueTable() {
  const [state, setState] = useState<QueueState | null>(null)
  const [withdrawals, setWithdrawals] = useState(0)
  useEffect(() => device.queue.watchQueue(setState), [])
  useEffect(() => device.queue.watchWithdrawals(({ length }) => setWithdrawals(length)), [])
  return (
    <section class="stack" aria-labelledby="queue-title">
      <h2 id="queue-title">{t('facilitator.queue.title')}</h2>
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

function Readiness() {
  const [app, setApp] = useState<Check>('checking')
  const [storage, setStorage] = useState<Check>('checking')
  const [server, setServer] = useState<Check>('checking')
  useEffect(() => {
    const say = (set: (check: Check) => void) => (isGood: boolean) => set(isGood ? 'yes' : 'no')
    void isAppStored().then(say(setApp))
    void device.queue.storageHealth().then(({ isPersistent }) => say(setStorage)(isPersistent === true))
    void device.fetchProgress(surveyId).then(({ status }) => say(setServer)(status === 'ok'))
  }, [])
  const checks = [
    ['app', app],
    ['storage', storage],
    ['server', server],
  ] as const
  return (
    <section class="stack" aria-labelledby="ready-title">
      <h2 id="ready-title">{t('facilitator.ready.title')}</h2>
      <ul class="checks">
        {checks.map(([name, check]) => (
          <li key={name} data-check={name} data-state={check}>
            <strong>
              {t(`facilitator.ready.${name}`)}: {t(`facilitator.ready.${check}`)}
            </strong>
            {check === 'no' && <p class="question-hint">{t(`facilitator.ready.${name}Mend`)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function StartForm() {
  const [code, setCode] = useState('')
  const open = () => location.assign(/^[a-z0-9_]{3,16}$/.test(code) ? `/w/${code}` : '/')
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <h2>{t('facilitator.start.title')}</h2>
      <div>
        <label for="workshop">{t('facilitator.start.code')}</label>
        <input
          class="field field-number"
          id="workshop"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value.trim().toLowerCase())}
        />
      </div>
      <Button label="facilitator.start.open" kind="primary" onClick={open} />
    </form>
  )
}
