import { setTimeout } from 'node:timers/promises'
import { deliverDue } from './deliver.ts'

const lookEveryMs = 2_000

/**
 * Delivers in the background until it is told to stop.
 * @param log told once when the database cannot be asked; what is due waits there
 * @returns `stop`, which resolves when nothing is under way any more
 */
export function startWebhooks(parts: Parameters<typeof deliverDue>[0], log: (line: string) => void) {
  const stop = new AbortController()
  let isDown = false

  async function round(): Promise<number> {
    try {
      const tried = await deliverDue(parts, Math.random)
      isDown = false
      return tried
    } catch (error) {
      if (!isDown) log(error instanceof Error ? `webhooks: ${error.name}` : 'webhooks: unknown fault')
      isDown = true
      return 0
    }
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      // As long as there is something, without a pause: a hundred arrivals are a hundred messages.
      if ((await round()) > 0) continue
      await setTimeout(lookEveryMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
    }
  }

  const running = run()
  return {
    stop(): Promise<void> {
      stop.abort()
      return running
    },
  }
}
