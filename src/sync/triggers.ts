import { queue as deviceQueue, noteContact, type Queue } from '../queue/index.ts'
import { createRunner, type Runner } from './runner.ts'
import { syncOnce } from './sync-once.ts'
import type { SyncState } from './sync-state.ts'

export type StartSync = {
  readonly onState: (state: SyncState) => void
  /** Origin of the endpoint; empty for the one that served the page. */
  readonly baseUrl?: string
  readonly queue?: Queue
}

const running = new Set<Runner>()

/**
 * Keeps the outbox moving while the page is open: at start, whenever something is added (in whichever tab),
 * when the network or the page comes back, and on a timer. There is no background sync on iOS and Firefox to rely on.
 * @returns stops
 */
export function startSync({ onState, baseUrl = '', queue = deviceQueue }: StartSync): () => void {
  const runner = createRunner({
    sync: ({ onContact, ...run }) =>
      syncOnce({
        ...{ queue, baseUrl, ...run },
        onContact: () => {
          onContact()
          noteContact(new Date())
        },
      }),
    onState,
    random: Math.random,
    monotonicMs: () => performance.now(),
  })
  running.add(runner)

  // The online event only means "a cable is plugged in"; a workshop router without internet fires it too.
  // So it is a reason to try, and its absence is no reason not to.
  const tryAgain = () => runner.trigger('event')
  const tryWhenSeen = () => {
    if (document.visibilityState === 'visible') tryAgain()
  }
  window.addEventListener('online', tryAgain)
  window.addEventListener('pageshow', tryAgain)
  document.addEventListener('visibilitychange', tryWhenSeen)

  runner.trigger('start')
  let waitingBefore: number | null = null
  const stopWatching = queue.watchQueue(({ waiting }) => {
    if (waitingBefore !== null && waiting > waitingBefore) tryAgain()
    waitingBefore = waiting
  })
  let withdrawalsBefore: number | null = null
  const stopWatchingWithdrawals = queue.watchWithdrawals(({ length }) => {
    if (withdrawalsBefore !== null && length > withdrawalsBefore) tryAgain()
    withdrawalsBefore = length
  })

  return () => {
    stopWatching()
    stopWatchingWithdrawals()
    window.removeEventListener('online', tryAgain)
    window.removeEventListener('pageshow', tryAgain)
    document.removeEventListener('visibilitychange', tryWhenSeen)
    runner.stop()
    running.delete(runner)
  }
}

/** A person asked to send now: does not wait for any back-off. */
export function syncNow(): void {
  for (const runner of running) runner.trigger('person')
}
