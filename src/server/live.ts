import type { CoordinatorCounts } from '../contract/counts.ts'
import type { AppParts } from './app-parts.ts'
import { countsOf } from './counts-of.ts'
import { progressOf } from './progress.ts'
import type { PublishedSurvey } from './published-survey.ts'

/** How often the store is asked whether anything has changed; other processes may write to it too. */
const lookEveryMs = 400
/** All counts weigh a hundred times what the progress does, so a busy hour does not send them with every change. */
const countsEveryMs = 2000
const beatEveryMs = 10_000
/** Somebody who takes in less than this much, in bytes, is on a network that is gone, and comes back by herself. */
const mostWaiting = 4_000_000

interface Watcher {
  readonly send: (event: string, data: unknown) => void
  readonly close: () => void
  /** @returns whether she may go on watching */
  readonly beat: () => Promise<boolean>
}

interface Watched {
  /** By which those who are told the same are found. */
  readonly name: string
  readonly survey: PublishedSurvey
  readonly isWithoutRejected: boolean
  readonly watchers: Set<Watcher>
  revision: number
  counts: CoordinatorCounts
  countsAt: number
  isBehind: boolean
}

/** What everybody who watches is told: one look at the store for all of them, and none while nobody watches. */
export function createLive(parts: AppParts) {
  const { store, now, config } = parts
  const watched = new Map<string, Watched>()
  let isLooking = false
  let beatAt = 0

  async function countAnew(one: Watched): Promise<void> {
    // The revision first: what changes in between is seen at the next look.
    one.revision = await store.revision(one.survey.id)
    one.counts = await countsOf(one.survey, parts, one.isWithoutRejected)
    one.countsAt = now().getTime()
    one.isBehind = false
  }

  async function look(one: Watched): Promise<void> {
    const revision = await store.revision(one.survey.id)
    if (revision !== one.revision) {
      one.revision = revision
      one.isBehind = true
      // It is of all responses; whoever leaves some out waits for the counts.
      const progress = one.isWithoutRejected ? null : await progressOf(one.survey, parts)
      if (progress) for (const { send } of one.watchers) send('progress', progress)
    }
    if (!one.isBehind || now().getTime() - one.countsAt < countsEveryMs) return
    await countAnew(one)
    for (const { send } of one.watchers) send('counts', one.counts)
  }

  async function beat(one: Watched): Promise<void> {
    for (const watcher of one.watchers)
      if (await watcher.beat()) watcher.send('beat', '')
      else watcher.close()
  }

  // Nobody's process is kept alive only to look.
  const lookAgain = () => void setTimeout(() => void round(), lookEveryMs).unref()

  async function round(): Promise<void> {
    const isBeat = now().getTime() - beatAt >= beatEveryMs
    if (isBeat) beatAt = now().getTime()
    for (const one of watched.values()) {
      try {
        await look(one)
        if (isBeat) await beat(one)
      } catch (error) {
        // Whoever watches learns it from the call by which she comes back.
        config.log(error instanceof Error ? error.name : 'unknown')
        for (const { close } of one.watchers) close()
      }
    }
    isLooking = watched.size > 0
    if (isLooking) lookAgain()
  }

  // What is closing waits for its connections, and these would never end.
  config.closing?.addEventListener('abort', () => {
    for (const { watchers } of watched.values()) for (const { close } of watchers) close()
  })

  function leave(one: Watched, watcher: Watcher): void {
    one.watchers.delete(watcher)
    if (one.watchers.size === 0) watched.delete(one.name)
  }

  /**
   * @param isWithoutRejected whether responses that were rejected are left out
   * @param mayStay asked every few seconds; the stream ends when it says no
   * @source https://html.spec.whatwg.org/multipage/server-sent-events.html
   */
  async function watch(
    survey: PublishedSurvey,
    isWithoutRejected: boolean,
    mayStay: () => Promise<boolean>,
  ): Promise<Response> {
    const name = `${survey.id} ${isWithoutRejected}`
    const first = { name, survey, isWithoutRejected, watchers: new Set<Watcher>(), countsAt: 0, isBehind: false }
    const counts = await countsOf(survey, parts, isWithoutRejected)
    const one: Watched = watched.get(name) ?? { ...first, counts, revision: -1 }
    const encoder = new TextEncoder()
    let watcher: Watcher | null = null
    const body = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const close = () => {
            if (watcher && one.watchers.has(watcher)) controller.close()
            if (watcher) leave(one, watcher)
          }
          const send = (event: string, data: unknown) => {
            controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
            if ((controller.desiredSize ?? 0) <= 0) close()
          }
          watcher = { send, close, beat: mayStay }
          one.watchers.add(watcher)
          watched.set(name, one)
          controller.enqueue(encoder.encode('retry: 1000\n\n'))
          send('counts', counts)
        },
        cancel: () => {
          if (watcher) leave(one, watcher)
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
    )
    if (!isLooking) lookAgain()
    isLooking = true
    // A proxy that collects what passes would hold the figures back.
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } })
  }

  return { watch }
}
