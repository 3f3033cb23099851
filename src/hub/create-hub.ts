import type { HubObstacle, HubStatus } from '../contract/hub.ts'
import type { Store } from '../store/store.ts'
import { createRunner, drain, type SyncOutcome, type SyncState } from '../sync/for-hubs.ts'
import { askUpstream } from './ask-upstream.ts'
import { createHeartbeatForwarder } from './forward-heartbeats.ts'
import { forwardOutbox } from './forward-outbox.ts'
import { keepSurveys, keepWorkshops } from './mirror.ts'
import type { Upstream } from './upstream.ts'

export interface HubOptions {
  readonly store: Store
  readonly upstream: Upstream
  readonly surveyIds: readonly string[]
  readonly now: () => Date
  /** A number in [0, 1). */
  readonly random: () => number
  /** Never jumps with the clock. */
  readonly monotonicMs: () => number
}

export interface Hub {
  /** Something new is there for the upstream. */
  readonly arrived: () => void
  /** A person asks: does not wait for any back-off. */
  readonly forwardNow: () => void
  readonly status: () => Promise<NonNullable<HubStatus['hub']>>
  readonly stop: () => void
}

// The phones' counter should move while nothing waits here, and the upstream must not be asked with every response.
const askAgainMs = 60_000

/** Forwards from now on, until it is stopped. */
export function createHub({ store, upstream, surveyIds, now, random, monotonicMs }: HubOptions): Hub {
  const outbox = forwardOutbox(store)
  const forwardHeartbeats = createHeartbeatForwarder(store, upstream)
  let state: SyncState = { status: 'idle' }
  let obstacle: HubObstacle | null = null
  let lastContactAt: string | null = null
  let askedAtMs = Number.NEGATIVE_INFINITY

  async function run(options: Parameters<Parameters<typeof createRunner>[0]['sync']>[0]): Promise<SyncOutcome> {
    const { signal } = options
    const mustAsk = obstacle !== null || monotonicMs() - askedAtMs >= askAgainMs
    const answer = mustAsk ? await askUpstream(upstream, signal) : null
    if (answer?.status === 'not-now') return blocked(answer.obstacle, answer.retryAfterMs)
    if (answer) noteContact()
    let isSent = false
    const onSending = () => {
      isSent = true
      options.onSending()
    }
    const outcome = await drain({ queue: outbox, ...upstream, ...options, onSending })
    if (outcome.status === 'later') return blocked(asObstacle(outcome.reason), outcome.retryAfterMs)
    obstacle = null
    if (isSent) noteContact()
    if (answer) await keepWorkshops(store, answer.mirror)
    if (answer || isSent) await keepSurveys(store, upstream, surveyIds)
    if (answer) await forwardHeartbeats(signal)
    return outcome
  }

  function noteContact(): void {
    askedAtMs = monotonicMs()
    lastContactAt = now().toISOString()
  }

  function blocked(by: HubObstacle, retryAfterMs: number | null): SyncOutcome {
    obstacle = by
    return { status: 'later', reason: by === 'token' || by === 'hub' ? 'endpoint' : by, retryAfterMs }
  }

  const runner = createRunner({
    // Only our own database rejects; what it held, it still holds.
    sync: (options) => run(options).catch(() => blocked('storage', null)),
    onState: (next) => {
      state = next
    },
    random,
    monotonicMs,
  })
  runner.trigger('start')
  const regularly = setInterval(() => runner.trigger('event'), askAgainMs)

  return {
    // With the upstream away, forty phones at once must not make forty tries of it.
    arrived: () => {
      if (state.status !== 'later') runner.trigger('event')
    },
    forwardNow: () => runner.trigger('person'),
    status: async () => ({
      upstream: upstream.baseUrl,
      state: state.status,
      obstacle,
      lastContactAt,
      ...(await store.forwardCounts()),
    }),
    stop() {
      clearInterval(regularly)
      runner.stop()
    },
  }
}

/** Another tab is nobody here: one process drains a hub's outbox. */
const asObstacle = (reason: Extract<SyncOutcome, { status: 'later' }>['reason']): HubObstacle =>
  reason === 'elsewhere' ? 'storage' : reason
