import { setTimeout } from 'node:timers/promises'
import type { AppParts } from '../app-parts.ts'
import { createAnalyst } from './analyst.ts'
import { type EditionParts, makeEdition } from './make-edition.ts'

const lookEveryMs = 60 * 60_000

/**
 * Looks now and then whether the public page is to be made anew, until it is told to stop.
 * @param log told when it could not be done; the page stays as it was
 */
export function startResults(parts: EditionParts & Pick<AppParts, 'surveys'>, log: (line: string) => void) {
  const stop = new AbortController()
  const analyst = createAnalyst(parts)

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      for (const survey of parts.surveys)
        await makeEdition(parts, analyst, survey).catch((error: unknown) => {
          if (!stop.signal.aborted) log(`results: ${error instanceof Error ? error.name : 'unknown fault'}`)
        })
      await setTimeout(lookEveryMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
    }
  }

  void run()
  // A count that is under way is not waited for: nothing of it is kept before its end.
  return { stop: () => stop.abort() }
}
