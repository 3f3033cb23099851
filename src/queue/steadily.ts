const retryMs = 5_000
// At most a quarter of the time: counting ten thousand rows after each of three hundred batches would leave the database
// of an old tablet no time for the batches.
const restPerRead = 3

export type Steady<T> = {
  /** Calls back with what was read after this moment, and after every change. @returns stops */
  readonly subscribe: (onValue: (value: T) => void) => () => void
}

/**
 * Reads once for all who want to know, after every change, and rests after each read for as long as that read was dear.
 * @param watchChanges calls back at once and after every change. Given up with the last subscriber
 */
export function steadily<T>(watchChanges: (onChange: () => void) => () => void, read: () => Promise<T>): Steady<T> {
  const listeners = new Set<(value: T) => void>()
  let stop: (() => void) | null = null
  let isBusy = false
  let isStale = false

  const look = (): void => {
    if (isBusy) {
      isStale = true
      return
    }
    isBusy = true
    isStale = false
    const begun = performance.now()
    // Who comes in the middle of a read waits for the next: what is being read may be older than what they know.
    const due = [...listeners]
    read().then(
      (value) => {
        for (const listener of due) if (listeners.has(listener)) listener(value)
        rest((performance.now() - begun) * restPerRead)
      },
      () => {
        isStale = true
        rest(retryMs)
      },
    )
  }

  const rest = (ms: number): void => {
    setTimeout(() => {
      isBusy = false
      if (isStale && listeners.size > 0) look()
    }, ms)
  }

  return {
    subscribe(onValue) {
      const listener = (value: T) => onValue(value)
      listeners.add(listener)
      if (stop) look()
      else stop = watchChanges(look)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
}
