import { useEffect, useState } from 'preact/hooks'
import type { CoordinatorCounts } from '../contract/counts.ts'
import { fetchCounts, whoAmI } from './calls.ts'
import { listen } from './live-connection.ts'
import { type Loaded, problemCode } from './use-call.ts'

/** A session ends when nobody is there; whoever reads and scrolls is. */
const stirEveryMs = 5 * 60_000

/**
 * The figures as they are at this moment, and whether they still follow what happens.
 * @param isWithoutRejected whether responses that were rejected at the desk are left out
 */
export function useLive(onSignedOut: () => void, isWithoutRejected: boolean) {
  const [state, setState] = useState<Loaded<CoordinatorCounts>>({ status: 'loading' })
  const [isLost, setLost] = useState(false)
  const show = (body: CoordinatorCounts) => setState({ status: 'ready', body })

  async function ask(): Promise<boolean> {
    const result = await fetchCounts(isWithoutRejected)
    if (result.status === 'ok') {
      show(result.body)
      return true
    }
    const code = problemCode(result)
    if (code === 'not_signed_in') {
      onSignedOut()
      return false
    }
    // Figures that are a little old are better than none, as long as it is said.
    setState((before) => (before.status === 'ready' ? before : { status: 'failed', code }))
    return true
  }

  useEffect(() => {
    void ask()
    const end = listen({
      isWithoutRejected,
      onCounts: show,
      onProgress: (progress) =>
        setState((before) => (before.status === 'ready' ? { ...before, body: { ...before.body, progress } } : before)),
      onState: (is) => setLost(is === 'lost'),
      ask,
    })
    let stirredAt = performance.now()
    const stir = () => {
      if (performance.now() - stirredAt < stirEveryMs) return
      stirredAt = performance.now()
      void whoAmI()
    }
    for (const event of ['pointerdown', 'keydown', 'scroll']) addEventListener(event, stir, { passive: true })
    return () => {
      end()
      for (const event of ['pointerdown', 'keydown', 'scroll']) removeEventListener(event, stir)
    }
  }, [isWithoutRejected])
  return { state, isLost, reload: () => void ask() }
}
