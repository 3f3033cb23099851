import './respond.css'
import '../questions/questions.css'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Announcer, Button, LanguageMenu, Notice } from '../../kit/index.ts'
import { UpdateNotice } from '../update/update-notice.tsx'
import { changeLanguage } from './change-language.ts'
import { DonePage } from './done.tsx'
import { DraftFound } from './draft-found.tsx'
import { leaveNow } from './leave-now.ts'
import { QuestionPage } from './question-page.tsx'
import type { Respond, View } from './respond.ts'
import { Review } from './review.tsx'

export function App({ respond }: { respond: Respond }) {
  return (
    <>
      <a class="skip-link" href="#content">
        {t('app.content.skip')}
      </a>
      <Header respond={respond} />
      <main id="content" class="content" data-place={placeName(respond.view.value)}>
        {respond.info.value?.trial && (
          <Notice kind="warm">
            <p>{t('app.trial.notice')}</p>
          </Notice>
        )}
        {!respond.isBusy() && <UpdateNotice />}
        <Screen respond={respond} />
      </main>
      <Footer respond={respond} />
      <Announcer />
    </>
  )
}

/** Which page is open, for whoever looks from outside: a name, never an answer. */
const placeName = (view: View): string => (view.kind === 'page' ? view.id : view.kind)

function Screen({ respond }: { respond: Respond }) {
  const view = respond.view.value
  switch (view.kind) {
    case 'draft':
      return <DraftFound draft={view.draft} respond={respond} />
    case 'page': {
      const page = respond.pages.value.find(({ id }) => id === view.id) ?? respond.pages.value[0]
      return page ? <QuestionPage key={page.id} page={page} respond={respond} /> : null
    }
    case 'review':
      return <Review respond={respond} />
    case 'done':
      return <DonePage done={view} respond={respond} />
    default:
      return view satisfies never
  }
}

function Header({ respond }: { respond: Respond }) {
  return (
    <header class="header not-printed">
      <span class="brand">
        <span class="brand-mark" aria-hidden="true" />
        {t('app.name.title')}
      </span>
      <span class="header-actions">
        <LanguageMenu onChoose={(tag) => void changeLanguage(tag, respond)} />
        <Button label="app.leave.label" kind="danger" onClick={() => void leaveNow(respond)} />
      </span>
    </header>
  )
}

function Footer({ respond }: { respond: Respond }) {
  const isOnline = useOnline()
  const contact = respond.info.value?.project.contactEmail
  return (
    <footer class="footer not-printed">
      {!isOnline && <p role="status">{t('offline.now.status')}</p>}
      {contact && <p>{t('page.help.label', { email: contact })}</p>}
      <p>{t('app.leave.hint')}</p>
    </footer>
  )
}

// Only ever a hint for people: it says that a cable is plugged in, not that there is an internet behind it.
function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setIsOnline(navigator.onLine)
    addEventListener('online', update)
    addEventListener('offline', update)
    return () => {
      removeEventListener('online', update)
      removeEventListener('offline', update)
    }
  }, [])
  return isOnline
}
