import { useEffect, useRef, useState } from 'preact/hooks'
import { formatNumber, t } from '../../i18n/index.ts'
import { announce, Button } from '../../kit/index.ts'
import { type IdleState, idleState } from './idle.ts'

type Props = {
  idleSeconds: number
  countdownSeconds: number
  /** The page came back with answers in it, and nobody knows who stands before it. */
  startsAsking: boolean
  /** Nobody said that she is still there. */
  onGone: () => void
}

const tickMs = 500
const touches = ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'] as const

/** Asks in plain sight whether anybody is still there, over everything that could be read, and then lets go. */
export function IdleGuard({ idleSeconds, countdownSeconds, startsAsking, onGone }: Props) {
  const limits = { idleMs: idleSeconds * 1000, countdownMs: countdownSeconds * 1000 }
  const state = useIdle(limits, startsAsking)
  const { idle } = state
  const isGone = idle.kind === 'gone'
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone])
  // Not a moment longer: what is under it is somebody's who is gone.
  if (idle.kind === 'gone') return <div class="cover" />
  return idle.kind === 'present' ? null : <Asking leftMs={idle.leftMs} onStay={state.touch} />
}

function Asking({ leftMs, onStay }: { leftMs: number; onStay: () => void }) {
  const seconds = Math.ceil(leftMs / 1000)
  const dialog = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current = document.activeElement
    dialog.current?.querySelector('button')?.focus()
    const others = [...document.querySelectorAll<HTMLElement>('#app > :not(.cover)')]
    // Neither eyes nor a screen reader nor the Tab key get at what is under it.
    for (const other of others) other.inert = true
    document.body.dataset['covered'] = ''
    return () => {
      for (const other of others) other.inert = false
      delete document.body.dataset['covered']
      if (before.current instanceof HTMLElement) before.current.focus()
    }
  }, [])
  // Every second would be a torrent of words.
  useEffect(() => {
    if (seconds === 30 || seconds === 10) announce(t('kiosk.idle.left', { count: seconds }))
  }, [seconds])
  return (
    <div class="cover" role="alertdialog" aria-modal="true" aria-labelledby="idle-title" ref={dialog}>
      <div class="cover-box stack">
        <h2 id="idle-title">{t('kiosk.idle.title')}</h2>
        <p class="cover-count" aria-hidden="true">
          {formatNumber(seconds)}
        </p>
        <p>{t('kiosk.idle.left', { count: seconds })}</p>
        <Button label="kiosk.idle.stay" kind="primary" wide onClick={onStay} />
      </div>
    </div>
  )
}

function useIdle(limits: Parameters<typeof idleState>[1], startsAsking: boolean) {
  const began = startsAsking ? -limits.idleMs : 0
  const touchedAt = useRef(performance.now() + began)
  /** Wall clock of the moment at which nobody could see the page any more; some devices stop the other clock while they sleep. */
  const hiddenAt = useRef<number | null>(null)
  const [idle, setIdle] = useState<IdleState>(() => idleState(performance.now() - touchedAt.current, limits))
  const shown = useRef(idle)
  shown.current = idle

  const look = (asleepMs = 0) => {
    if (asleepMs > 0) touchedAt.current = Math.min(touchedAt.current, performance.now() - asleepMs)
    setIdle(idleState(performance.now() - touchedAt.current, limits))
  }
  const touch = () => {
    if (shown.current.kind === 'gone') return
    touchedAt.current = performance.now()
    look()
  }

  useEffect(() => {
    // While it asks, only its own button counts: a sleeve on the screen is nobody's answer.
    const touched = () => {
      if (shown.current.kind === 'present') touchedAt.current = performance.now()
    }
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') hiddenAt.current = Date.now()
      else {
        look(hiddenAt.current === null ? 0 : Date.now() - hiddenAt.current)
        hiddenAt.current = null
      }
    }
    const timer = setInterval(look, tickMs)
    for (const name of touches) addEventListener(name, touched, { capture: true, passive: true })
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(timer)
      for (const name of touches) removeEventListener(name, touched, { capture: true })
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [])
  return { idle, touch }
}
