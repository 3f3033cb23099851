import { useEffect, useState } from 'preact/hooks'

/** Only ever a hint for people: it says that a cable is plugged in, not that there is an internet behind it. */
export function useOnline(): boolean {
  // Only a browser knows; where the page is prerendered nobody is offline.
  const [isOnline, setIsOnline] = useState(navigator.onLine !== false)
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
