import { useEffect, useState } from 'preact/hooks'
import { loadTerritoryNames, setLanguage, t } from '../i18n/index.ts'
import { Announcer, Brand, Button, LanguageMenu, Notice, SkipLink } from '../kit/index.ts'
import { signOut, whoAmI } from './calls.ts'
import { CarryIn } from './carry/carry.tsx'
import { Overview } from './overview.tsx'
import { Project } from './project.tsx'
import { SignIn } from './sign-in.tsx'
import { Translations } from './translations.tsx'
import { problemCode } from './use-call.ts'
import { Workshops } from './workshops.tsx'
import './dashboard.css'

const rooms = {
  overview: Overview,
  workshops: Workshops,
  carry: CarryIn,
  project: Project,
  translations: Translations,
} as const
type Room = keyof typeof rooms

const isRoom = (name: string): name is Room => name in rooms
const roomOf = (hash: string): Room => (isRoom(hash.slice(1)) ? (hash.slice(1) as Room) : 'overview') // Narrowed one word before.

type Presence =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'out'; readonly hasEnded: boolean }
  | { readonly kind: 'in'; readonly name: string }

/** The coordinator's page: signing in, then one room at a time, named in the address so that Back works. */
export function Desk() {
  const [presence, setPresence] = useState<Presence>({ kind: 'unknown' })
  const [room, setRoom] = useState<Room>(roomOf(location.hash))
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    void whoAmI().then((result) =>
      setPresence(result.status === 'ok' ? { kind: 'in', name: result.body.name } : { kind: 'out', hasEnded: false }),
    )
    const onHash = () => setRoom(roomOf(location.hash))
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])

  const title = presence.kind === 'in' ? t(`desk.${room}.label`) : t('signIn.page.title')
  useEffect(() => {
    document.title = `${title} – ${t('desk.page.title')}`
  }, [title])

  // Only the endpoint can end the session: to say so without its word would leave the desk open to the next person.
  async function leave(): Promise<void> {
    const result = await signOut()
    const code = result.status === 'ok' ? null : problemCode(result)
    const isOut = code === null || code === 'not_signed_in'
    setFailure(isOut ? null : code)
    if (isOut) setPresence({ kind: 'out', hasEnded: false })
  }

  const Open = rooms[room]
  return (
    <>
      <SkipLink label="desk.content.skip" />
      <header class="desk-header">
        <Brand label="desk.page.title" />
        <div class="desk-actions">
          <LanguageMenu
            onChoose={(tag) => {
              void loadTerritoryNames(tag)
              void setLanguage(tag)
            }}
          />
          {presence.kind === 'in' && <Button label="signIn.leave.label" onClick={() => void leave()} />}
        </div>
        {presence.kind === 'in' && <Navigation room={room} />}
      </header>
      <main id="content" class="desk-content" tabIndex={-1}>
        {failure && (
          <Notice kind="bad" role="alert">
            <p>{t(`problem.${failure}`)}</p>
          </Notice>
        )}
        {presence.kind === 'unknown' && <p role="status">{t('desk.loading.status')}</p>}
        {presence.kind === 'out' && (
          <SignIn hasEnded={presence.hasEnded} onSignedIn={(name) => setPresence({ kind: 'in', name })} />
        )}
        {presence.kind === 'in' && <Open onSignedOut={() => setPresence({ kind: 'out', hasEnded: true })} />}
      </main>
      <Announcer />
    </>
  )
}

function Navigation({ room }: { room: Room }) {
  return (
    <nav class="desk-nav" aria-label={t('desk.nav.label')}>
      {Object.keys(rooms).map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === room ? 'page' : undefined}>
          {t(`desk.${name}.label`)}
        </a>
      ))}
    </nav>
  )
}
