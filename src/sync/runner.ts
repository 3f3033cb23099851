import { backoff } from './backoff.ts'
import type { SyncOutcome } from './drain.ts'
import type { SyncState } from './sync-state.ts'

/**
 * | trigger | tries what needs attention | waits for Retry-After |
 * |---|---|---|
 * | start | yes | there is none yet |
 * | event | no | yes |
 * | timer | no | has waited |
 * | person | yes | no |
 */
export type Trigger = 'start' | 'event' | 'timer' | 'person'

export type RunnerOptions = {
  /** One run through what waits; never rejects. */
  readonly sync: (run: {
    readonly withAttention: boolean
    readonly signal: AbortSignal
    readonly onSending: () => void
    /** The endpoint itself has answered. */
    readonly onContact: () => void
  }) => Promise<SyncOutcome>
  readonly onState: (state: SyncState) => void
  /** A number in [0, 1). */
  readonly random: () => number
  /** As `performance.now`: never jumps with the phone's clock. */
  readonly monotonicMs: () => number
}

export type Runner = { readonly trigger: (trigger: Trigger) => void; readonly stop: () => void }

/** Syncs one run at a time and, when one did not get through, again after a while. */
export function createRunner({ sync, onState, random, monotonicMs }: RunnerOptions): Runner {
  const stopping = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let queued: Trigger | null = null
  let failures = 0
  let notBeforeMs = 0

  const run = async (trigger: Trigger): Promise<void> => {
    let hasAnswered = false
    const outcome = await sync({
      withAttention: trigger === 'start' || trigger === 'person',
      signal: stopping.signal,
      onSending: () => onState({ status: 'sending' }),
      onContact: () => {
        hasAnswered = true
      },
    })
    if (stopping.signal.aborted) return
    if (outcome.status === 'done') {
      failures = 0
      onState({ status: 'idle' })
      return
    }
    // Another tab that sends is no failure: look again soon, it may be closed at any moment.
    // And a line that breaks every few seconds gets something through each time: waiting longer would not mend it.
    const isNew = outcome.reason === 'elsewhere' || (hasAnswered && outcome.reason === 'unreachable')
    failures = isNew ? 1 : failures + 1
    const retryInMs = backoff(failures, outcome.retryAfterMs, random())
    notBeforeMs = outcome.retryAfterMs === null ? 0 : monotonicMs() + retryInMs
    timer = setTimeout(() => start('timer'), retryInMs)
    onState({ status: 'later', reason: outcome.reason, retryInMs })
  }

  const start = (trigger: Trigger): void => {
    if (stopping.signal.aborted) return
    if (running) {
      // What was finished while we were sending must not wait for the timer.
      queued = queued === 'person' ? queued : trigger
      return
    }
    if (trigger === 'event' && monotonicMs() < notBeforeMs) return
    clearTimeout(timer)
    running = true
    void run(trigger).finally(() => {
      running = false
      const again = queued
      queued = null
      if (again) start(again)
    })
  }

  return {
    trigger: start,
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
