import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import { setLanguage, t } from '../../i18n/index.ts'
import { Announcer, Brand, focusContent, LanguageMenu, SkipLink } from '../../kit/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import { startHeartbeats } from '../kiosk/heartbeats.ts'
import * as device from '../respond/device.ts'
import { isLocked, setup } from './access/access.ts'
import { Gate } from './access/gate.tsx'
import { useRelock } from './access/use-relock.ts'
import { Carry } from './carry/carry.tsx'
import { LossNotice } from './loss-notice.tsx'
import { Queue } from './queue/queue.tsx'
import { SafetyLight } from './safety/safety-light.tsx'
import { SetUp } from './setup/set-up.tsx'
import { Today } from './today/today.tsx'
import '../respond/respond.css'
import '../questions/questions.css'
import './facilitate.css'

/** In the order of the day. */
const rooms = { today: Today, queue: Queue, carry: Carry, setup: SetUp } as const
export type Room = keyof typeof rooms

const isRoom = (name: string): name is Room => name in rooms
const roomOf = (hash: string): Room => {
  const name = hash.slice(1)
  return isRoom(name) ? name : 'today'
}

/** The facilitator's pages: one room at a time, named in the address so that Back works. Answers are never shown here. */
export function FacilitatorApp() {
  const room = useRoom()
  useEffect(() => device.startSync({ onState: () => {} }), [])
  useEffect(() => (setup.value ? startHeartbeats(device) : undefined), [setup.value])
  useEffect(() => {
    if (import.meta.env.PROD)
      void device.registerWorker({
        onUpdateReady: () => {},
        onOfflineReady: () => void device.keepFacilitatorFiles(),
        mayReload: () => true,
      })
  }, [])
  useRelock()
  const title = t(isLocked() ? 'facilitator.pin.title' : `facilitator.${room}.label`)
  useEffect(() => {
    document.title = `${title} – ${t('app.name.title')}`
  }, [title])

  const Open = rooms[room]
  return (
    <>
      <SkipLink label="app.content.skip" />
      <header class="header not-printed">
        <Brand label="app.name.title" isShort />
        <LanguageMenu onChoose={(tag) => void choose(tag)} />
      </header>
      {!isLocked() && <Navigation room={room} />}
      <main class="content" id="content" tabIndex={-1}>
        {isLocked() ? (
          <Gate />
        ) : (
          <>
            {/* Above everything else in every room: what somebody must know before going on. */}
            <SafetyLight />
            <LossNotice />
            <h1>{title}</h1>
            <Open />
          </>
        )}
      </main>
      <Announcer />
    </>
  )
}

async function choose(tag: Language): Promise<void> {
  await setLanguage(tag)
  await writeSetting('language', tag)
}

function useRoom(): Room {
  const [room, setRoom] = useState<Room>(roomOf(location.hash))
  useEffect(() => {
    const onHash = () => {
      setRoom(roomOf(location.hash))
      scrollTo({ top: 0, behavior: 'instant' })
      focusContent()
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return room
}

function Navigation({ room }: { room: Room }) {
  return (
    <nav class="rooms not-printed" aria-label={t('facilitator.nav.label')}>
      {Object.keys(rooms).map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === room ? 'page' : undefined}>
          {t(`facilitator.${name}.label`)}
        </a>
      ))}
    </nav>
  )
}
