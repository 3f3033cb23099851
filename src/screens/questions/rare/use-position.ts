import { useEffect, useRef, useState } from 'preact/hooks'
import { type Place, placeOf } from './place-parts.ts'

export type Search =
  | { readonly status: 'idle' | 'found' }
  /** `accuracy` of the best fix so far, in metres. */
  | { readonly status: 'searching'; readonly accuracy: number | null }
  | { readonly status: 'failed'; readonly why: 'refused' | 'nowhere' | 'insecure' | 'missing' }

/** A phone without a network finds its place by satellites alone, which takes a minute or two under the open sky. */
const patienceMs = 120_000

/** Once it has said that it does not know. Some say so at first and find it after all. */
const lastPatienceMs = 15_000

// As the standard numbers them.
const refused = 1

/**
 * Asks the phone where it is and goes on until a fix is good enough, somebody takes what there is, or patience ends.
 * @param goodEnough in metres
 */
export function usePosition(goodEnough: number, onFound: (place: Place) => void) {
  const [search, setSearch] = useState<Search>({ status: 'idle' })
  const best = useRef<GeolocationCoordinates | null>(null)
  const end = useRef(() => {})
  useEffect(() => () => end.current(), [])

  function finish(why: 'refused' | 'nowhere'): void {
    end.current()
    if (best.current) {
      onFound(placeOf(best.current))
      setSearch({ status: 'found' })
    } else setSearch({ status: 'failed', why })
  }

  function begin(): void {
    if (!isSecureContext) return setSearch({ status: 'failed', why: 'insecure' })
    if (!('geolocation' in navigator)) return setSearch({ status: 'failed', why: 'missing' })
    best.current = null
    setSearch({ status: 'searching', accuracy: null })
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        if (best.current === null || coords.accuracy <= best.current.accuracy) best.current = coords
        setSearch({ status: 'searching', accuracy: best.current.accuracy })
        if (coords.accuracy <= goodEnough) finish('nowhere')
      },
      ({ code }) => {
        if (code === refused) return finish('refused')
        clearTimeout(patience)
        patience = setTimeout(() => finish('nowhere'), lastPatienceMs)
      },
      { enableHighAccuracy: true, maximumAge: 0 },
    )
    let patience = setTimeout(() => finish('nowhere'), patienceMs)
    end.current = () => {
      navigator.geolocation.clearWatch(watch)
      clearTimeout(patience)
    }
  }

  function press(): void {
    if (search.status !== 'searching') return begin()
    if (best.current) return finish('nowhere')
    end.current()
    setSearch({ status: 'idle' })
  }

  return { search, press }
}
