import type { Pause } from '../../engine/browser.ts'

/** Younger than our oldest browser; goes on sooner than a timer, and still after whatever a finger did meanwhile. */
type Yielding = { readonly scheduler?: { readonly yield?: () => Promise<void> } }

/** Ends the task that runs: the browser may draw, or answer a finger, before what follows. */
export const nextTask = (): Promise<void> =>
  (globalThis as Yielding).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))

/** Lets work go on for so long at a time. From 50 ms on a person waits for her finger's answer. */
export function pauseEvery(milliseconds: number): Pause {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return undefined
    return nextTask().then(() => {
      since = performance.now()
    })
  }
}
