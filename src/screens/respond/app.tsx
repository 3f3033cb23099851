import { t } from '../../i18n/index.ts'
import { Announcer, Brand, Button, LanguageMenu, Notice, SkipLink } from '../../kit/index.ts'
import { UpdateNotice } from '../update/update-notice.tsx'
import { isOfflineReady } from '../update/update-state.ts'
import { changeLanguage, languageFailed } from './change-language.ts'
import { Later, WithAllWords } from './later.tsx'
import { leaveNow } from './leave-now.ts'
import { QuestionPage } from './question-page.tsx'
import type { Respond } from './respond.ts'
import { sharedDevice } from './shared-device.ts'
import { useOnline } from './use-online.ts'
import type { View } from './view.ts'
import './respond.css'
import '../questions/questions.css'

export function App({ respond }: { respond: Respond }) {
  const Shared = sharedDevice.value
  return (
    <>
      <SkipLink label="app.content.skip" />
      <Header respond={respond} />
      <main id="content" class="content" tabIndex={-1} data-place={placeName(respond.view.value)}>
        <TrialNotice respond={respond} />
        {languageFailed.value && (
          <Notice kind="warm" role="alert">
            <p>{t('language.failed.notice')}</p>
          </Notice>
        )}
        <Update respond={respond} />
        <Screen respond={respond} />
      </main>
      {Shared ? <Shared.Footer /> : <Footer respond={respond} />}
      <Announcer />
      {Shared && <Shared.IdleGuard />}
    </>
  )
}

/** A component of its own, or each state of saving would draw the whole page again. */
function Update({ respond }: { respond: Respond }) {
  return respond.isBusy() || sharedDevice.value ? null : <UpdateNotice />
}

/** The page on which somebody decides whether to take part. */
const isAtStart = ({ view, pages }: Respond): boolean =>
  view.value.kind === 'page' && view.value.id === pages.value[0]?.id

/**
 * Drawn before anybody knows whether it is one, so that nothing jumps when the answer comes: until then the style sheet
 * shows it where the server has marked the page as a trial's.
 */
function TrialNotice({ respond }: { respond: Respond }) {
  const info = respond.info.value
  if (!isAtStart(respond) || info?.trial === false) return null
  return (
    <div class={info ? undefined : 'perhaps-trial'}>
      <Notice kind="warm">
        <p>{t('app.trial.notice')}</p>
      </Notice>
    </div>
  )
}

/** Which page is open, for whoever looks from outside: a name, never an answer. */
const placeName = (view: View): string => (view.kind === 'page' ? view.id : view.kind)

function Screen({ respond }: { respond: Respond }) {
  const view = respond.view.value
  switch (view.kind) {
    case 'draft':
      return <Later pick={({ DraftFound }) => DraftFound} props={{ draft: view.draft, respond }} />
    case 'page': {
      const page = respond.pages.value.find(({ id }) => id === view.id) ?? respond.pages.value[0]
      if (!page) return null
      const drawn = <QuestionPage key={page.id} page={page} respond={respond} />
      // Words of the first page came along with it; the rest is on its way.
      return page.id === respond.pages.value[0]?.id ? drawn : <WithAllWords>{drawn}</WithAllWords>
    }
    case 'review':
      return <Later pick={({ Review }) => Review} props={{ respond }} />
    case 'done':
      return <Later pick={({ DonePage }) => DonePage} props={{ done: view, respond }} />
    default:
      return view satisfies never
  }
}

function Header({ respond }: { respond: Respond }) {
  const Shared = sharedDevice.value
  return (
    <header class="header not-printed">
      <Brand label="app.name.title" isShort />
      <span class="header-actions">
        <LanguageMenu onChoose={(tag) => void changeLanguage(tag, respond)} />
        {Shared ? (
          <Shared.Leave />
        ) : (
          <Button label="app.leave.label" kind="danger" id="leave" onClick={() => void leaveNow(respond)} />
        )}
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
      {isOfflineReady.value && (
        <p>
          <span aria-hidden="true">✓ </span>
          {t('offline.ready.status')}
        </p>
      )}
      {contact && <p>{t('page.help.label', { email: contact })}</p>}
      <p>{t('app.leave.hint')}</p>
      {/* Not beside a code that only this page still knows. */}
      {respond.view.value.kind !== 'done' && (
        <p class="footer-links">
          <a class="footer-link" href="/withdraw/">
            {t('withdraw.link.label')}
          </a>
          <a class="footer-link" href="/accessibility/">
            {t('accessibility.link.label')}
          </a>
        </p>
      )}
    </footer>
  )
}
