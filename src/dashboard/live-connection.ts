import { type CoordinatorCounts, coordinatorCounts, type Progress, progress } from '../contract/counts.ts'
import { routes } from '../contract/routes.ts'
import type { Schema } from '../http/call-json.ts'
import { leavingOut } from './calls.ts'

type Told = {
  readonly isWithoutRejected: boolean
  readonly onCounts: (counts: CoordinatorCounts) => void
  readonly onProgress: (progress: Progress) => void
  readonly onState: (state: 'live' | 'lost') => void
  /** Asks for the figures in the ordinary way. @returns whether it makes sense to go on listening */
  readonly ask: () => Promise<boolean>
}

/** The endpoint says something every ten seconds: a network that is gone does not say that it is. */
const silenceMs = 25_000
const againMs = 1000

/** Listens to what the endpoint tells as it happens, and comes back by itself; the function it gives ends that. */
export function listen({ isWithoutRejected, onCounts, onProgress, onState, ask }: Told): () => void {
  let source: EventSource | null = null
  let isOver = false
  let silence: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function hear(): void {
    clearTimeout(silence)
    silence = setTimeout(lose, silenceMs)
  }

  function lose(): void {
    source?.close()
    clearTimeout(silence)
    clearTimeout(again)
    if (isOver) return
    onState('lost')
    again = setTimeout(() => void comeBack(), againMs)
  }

  async function comeBack(): Promise<void> {
    clearTimeout(again)
    const goesOn = await ask()
    if (goesOn && !isOver) connect()
  }

  function connect(): void {
    source?.close()
    source = new EventSource(`${routes.coordinatorLive}${leavingOut(isWithoutRejected)}`)
    source.onopen = () => onState('live')
    source.onerror = lose
    const on = <Body>(event: string, schema: Schema<Body>, take: (body: Body) => void) =>
      source?.addEventListener(event, ({ data }) => {
        hear()
        const body = schema.safeParse(JSON.parse(String(data)))
        if (body.success) take(body.data)
      })
    on('counts', coordinatorCounts, onCounts)
    on('progress', progress, onProgress)
    source.addEventListener('beat', hear)
    hear()
  }

  const onOnline = () => void comeBack()
  addEventListener('online', onOnline)
  connect()
  return () => {
    isOver = true
    source?.close()
    clearTimeout(silence)
    clearTimeout(again)
    removeEventListener('online', onOnline)
  }
}
