import { useEffect, useState } from 'preact/hooks'
import type { Right } from '../contract/access.ts'
import type { CoordinatorSession } from '../contract/account.ts'
import { setLanguage, t } from '../i18n/index.ts'
import { Announcer, Brand, Button, LanguageMenu, Notice, SkipLink } from '../kit/index.ts'
import { AcceptLink } from './accept-link.tsx'
import { Account } from './account.tsx'
import { Analysis } from './analysis/analysis.tsx'
import { Audit } from './audit.tsx'
import { signOut, whoAmI } from './calls.ts'
import { CarryIn } from './carry/carry.tsx'
import { Exports } from './exports/exports.tsx'
import { Hooks } from './hooks.tsx'
import { Imports } from './imports/imports.tsx'
import { iMay, me } from './me.ts'
import { Navigation } from './navigation.tsx'
import { Overview } from './overview.tsx'
import { Pack } from './pack/pack.tsx'
import { People } from './people.tsx'
import { Project } from './project.tsx'
import { Flagged } from './review/flagged.tsx'
import { Submission } from './review/submission.tsx'
import { SignIn } from './sign-in.tsx'
import { Targets } from './steering/targets.tsx'
import { Texts } from './texts/texts.tsx'
import { Translations } from './translations.tsx'
import { problemCode } from './use-call.ts'
import { Workshops } from './workshops.tsx'
import './dashboard.css'

/** Each with the right without which it would only say no. */
const rooms = {
  overview: { Page: Overview, right: 'counts' },
  workshops: { Page: Workshops, right: 'counts' },
  targets: { Page: Targets, right: 'counts' },
  flagged: { Page: Flagged, right: 'answers' },
  submission: { Page: Submission, right: 'answers' },
  pack: { Page: Pack, right: 'counts' },
  carry: { Page: CarryIn, right: 'counts' },
  analysis: { Page: Analysis, right: 'answers' },
  exports: { Page: Exports, right: 'answers' },
  imports: { Page: Imports, right: 'imports' },
  project: { Page: Project, right: 'workshops' },
  translations: { Page: Translations, right: 'counts' },
  texts: { Page: Texts, right: 'counts' },
  hooks: { Page: Hooks, right: 'hooks' },
  people: { Page: People, right: 'people' },
  audit: { Page: Audit, right: 'audit' },
  account: { Page: Account, right: 'account' },
} as const satisfies Record<string, { Page: (props: { onSignedOut: () => void }) => unknown; right: Right }>
type Room = keyof typeof rooms

const isRoom = (name: string): name is Room => name in rooms
/** Not in the navigation: what they show stands behind their name in the address, a workshop, a response or which texts. */
const roomsOfOne: readonly string[] = ['pack', 'texts', 'submission']

function roomOf(hash: string): Room {
  const [name = ''] = hash.slice(1).split('/')
  return isRoom(name) ? name : 'overview'
}

type Presence =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'out'; readonly hasEnded: boolean }
  | { readonly kind: 'in' }
  /** An invitation or a reset, which needs no session. */
  | { readonly kind: 'link'; readonly token: string }

/** The token of a link that somebody opened; taken out of the address at once, so that no history keeps it. */
function takeLink(): string | null {
  const token = /^#link=([\w-]+)$/.exec(location.hash)?.[1] ?? null
  if (token !== null) history.replaceState(null, '', `${location.pathname}${location.search}`)
  return token
}

/** The coordinator's page: signing in, then one room at a time, named in the address so that Back works. */
export function Desk() {
  const [presence, setPresence] = useState<Presence>({ kind: 'unknown' })
  const [room, setRoom] = useState<Room>(roomOf(location.hash))
  const [failure, setFailure] = useState<string | null>(null)

  function enter(who: CoordinatorSession): void {
    me.value = who
    setPresence({ kind: 'in' })
  }

  function goOut(hasEnded: boolean): void {
    me.value = null
    setPresence({ kind: 'out', hasEnded })
  }

  async function askWhoIAm(): Promise<void> {
    const result = await whoAmI()
    if (result.status === 'ok') enter(result.body)
    else goOut(false)
  }

  useEffect(() => {
    const openLink = () => {
      const token = takeLink()
      if (token !== null) setPresence({ kind: 'link', token })
      return token !== null
    }
    if (!openLink()) void askWhoIAm()
    const onHash = () => {
      if (!openLink()) setRoom(roomOf(location.hash))
    }
    // A page that the browser kept whole for “Back” shows what it showed; nobody may be signed in any more.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload()
    }
    addEventListener('hashchange', onHash)
    addEventListener('pageshow', onShow)
    return () => {
      removeEventListener('hashchange', onHash)
      removeEventListener('pageshow', onShow)
    }
  }, [])

  const open = iMay(rooms[room].right) ? room : 'account'
  const title = t(presence.kind === 'in' ? `desk.${open}.label` : 'signIn.page.title')
  useEffect(() => {
    document.title = `${title} – ${t('desk.page.title')}`
  }, [title])

  // Only the endpoint can end the session: to say so without its word would leave the desk open to the next person.
  async function leave(): Promise<void> {
    const result = await signOut()
    const code = result.status === 'ok' ? null : problemCode(result)
    const isOut = code === null || code === 'not_signed_in'
    setFailure(isOut ? null : code)
    if (isOut) goOut(false)
  }

  const { Page } = rooms[open]
  return (
    <>
      <SkipLink label="desk.content.skip" />
      <header class="desk-header">
        <Brand label="desk.page.title" />
        <div class="desk-actions">
          <LanguageMenu onChoose={(tag) => void setLanguage(tag)} />
          {presence.kind === 'in' && <Button label="signIn.leave.label" onClick={() => void leave()} />}
        </div>
        {presence.kind === 'in' && (
          <Navigation room={open}>
            <RoomLinks room={open} />
          </Navigation>
        )}
      </header>
      <main id="content" class="desk-content" tabIndex={-1}>
        {failure && (
          <Notice kind="bad" role="alert">
            <p>{t(`problem.${failure}`)}</p>
          </Notice>
        )}
        {presence.kind === 'unknown' && <p role="status">{t('desk.loading.status')}</p>}
        {presence.kind === 'out' && <SignIn hasEnded={presence.hasEnded} onSignedIn={enter} />}
        {presence.kind === 'link' && <AcceptLink token={presence.token} onDone={() => void askWhoIAm()} />}
        {presence.kind === 'in' && <Page key={open} onSignedOut={() => goOut(true)} />}
      </main>
      <Announcer />
    </>
  )
}

/** Those that this person may enter. */
function RoomLinks({ room }: { room: Room }) {
  return Object.entries(rooms)
    .filter(([name, { right }]) => iMay(right) && !roomsOfOne.includes(name))
    .map(([name]) => (
      <a key={name} href={`#${name}`} aria-current={name === room ? 'page' : undefined}>
        {t(`desk.${name}.label`)}
      </a>
    ))
}
