import { forgetDrafts } from '../../queue/draft-flag.ts'
import { neutralPage } from '../first/neutral-page.ts'
import type { Respond } from './respond.ts'

/** Somebody is looking over her shoulder: the database gets this long, then the page goes in any case. */
const patienceMs = 400

/** Wipes every draft and leaves at once; the page's own entry in the history is replaced, those of the browser stay. */
export async function leaveNow(respond: Pick<Respond, 'discardEverything'>): Promise<void> {
  document.body.hidden = true
  globalThis.speechSynthesis?.cancel()
  forgetDrafts()
  await Promise.race([
    respond.discardEverything().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ])
  location.replace(neutralPage)
}
