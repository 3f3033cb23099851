import { useEffect } from 'preact/hooks'
import { lock } from './access.ts'

const leftAloneMs = 3 * 60_000

/** Locks the rooms again when nobody has touched them for a while, or the page comes back out of the browser's memory. */
export function useRelock(): void {
  useEffect(() => {
    let timer = setTimeout(lock, leftAloneMs)
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(lock, leftAloneMs)
    }
    const events = ['pointerdown', 'keydown', 'scroll'] as const
    for (const name of events) addEventListener(name, touched, { passive: true })
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && lock()
    addEventListener('pageshow', onShow)
    return () => {
      clearTimeout(timer)
      for (const name of events) removeEventListener(name, touched)
      removeEventListener('pageshow', onShow)
    }
  }, [])
}
