import { useEffect } from 'preact/hooks'
import type { HubStatus } from '../../contract/hub.ts'
import type { Language } from '../../contract/routes.ts'
import { formatDay, setLanguage, t } from '../../i18n/index.ts'
import { Announcer, Brand, Button, Figures, LanguageMenu, Notice } from '../../kit/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import { PhoneAddress } from './phone-address.tsx'
import { type SeenHub, useHub } from './use-hub.ts'
import '../respond/respond.css'
import './hub.css'

/** What a facilitator must know of the laptop that collects in a room without internet: both hops, never answers. */
export function HubPage() {
  const title = t('hub.page.title')
  const { seen, forward } = useHub(3000)
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
          <p class="question-hint">{t('hub.page.hint')}</p>
        </div>
        <Seen seen={seen} onForward={forward} />
      </main>
      <Announcer />
    </>
  )
}

function Seen({ seen, onForward }: { seen: SeenHub; onForward: () => void }) {
  switch (seen.status) {
    case 'asking':
      return <p role="status">{t('hub.page.asking')}</p>
    case 'unreachable':
      return (
        <Notice kind="bad" role="alert">
          <p>{t('hub.page.unreachable')}</p>
        </Notice>
      )
    case 'none':
      return (
        <Notice kind="warm">
          <p>{t('hub.page.none')}</p>
        </Notice>
      )
    case 'hub':
      return (
        <>
          <Hops hub={seen.hub} onForward={onForward} />
          <Connection />
          <PhoneAddress />
        </>
      )
    default:
      return seen satisfies never
  }
}

type Hub = NonNullable<HubStatus['hub']>

/** First hop: from the phones to here. Second hop: from here to the main server. */
function Hops({ hub, onForward }: { hub: Hub; onForward: () => void }) {
  const left = hub.waiting + hub.refused + hub.withdrawalsWaiting
  return (
    <section class="stack" aria-labelledby="hops-title">
      <h2 id="hops-title">{t('hub.hops.title')}</h2>
      <Figures
        figures={[
          { name: 'received', label: 'hub.hops.received', count: hub.received },
          { name: 'forwarded', label: 'hub.hops.forwarded', count: hub.forwarded },
          { name: 'waiting', label: 'hub.hops.waiting', count: hub.waiting },
          { name: 'refused', label: 'hub.hops.refused', count: hub.refused },
        ]}
      />
      <div role="status">
        <Notice kind={left === 0 ? 'good' : hub.obstacle === null ? 'plain' : 'warm'}>
          <p>
            <strong>
              {left === 0
                ? t('hub.state.done')
                : t(hub.state === 'sending' ? 'hub.state.sending' : 'hub.state.waiting')}
            </strong>
          </p>
          {hub.obstacle !== null && <p>{t(`hub.obstacle.${hub.obstacle}`)}</p>}
          {hub.oldestWaitingDay !== null && <p>{t('hub.hops.oldest', { day: formatDay(hub.oldestWaitingDay) })}</p>}
          {hub.withdrawalsWaiting > 0 && <p>{t('hub.hops.withdrawals', { count: hub.withdrawalsWaiting })}</p>}
          {hub.refused > 0 && <p>{t('hub.hops.refusedHint')}</p>}
        </Notice>
      </div>
      {hub.setApart > 0 && <p>{t('hub.hops.setApart', { count: hub.setApart })}</p>}
      <p class="question-hint">{t('hub.hops.upstream', { address: hub.upstream })}</p>
      {(left > 0 || hub.obstacle !== null) && <Button label="hub.state.try" kind="primary" onClick={onForward} />}
    </section>
  )
}

/** On plain http phones lose what a browser only gives to an encrypted page; nobody should find out at the venue. */
function Connection() {
  const isEncrypted = location.protocol === 'https:'
  if (isEncrypted) return null
  return (
    <section class="stack" aria-labelledby="connection-title">
      <h2 id="connection-title">{t('hub.connection.title')}</h2>
      <Notice kind="warm">
        <p>{t('hub.connection.plain')}</p>
        <ul class="hub-list">
          {['start', 'keep', 'read', 'seal'].map((name) => (
            <li key={name}>{t(`hub.connection.${name}`)}</li>
          ))}
        </ul>
        <p>{t('hub.connection.mend')}</p>
      </Notice>
    </section>
  )
}
