import { forgetDrafts } from '../../queue/draft-flag.ts'
import { within } from '../../queue/within.ts'
import { neutralPage } from '../first/neutral-page.ts'
import { firstOwnEntry } from './own-history.ts'
import type { Respond } from './respond.ts'

/** Somebody is looking over her shoulder: neither the database nor the history gets longer, then the page goes in any case. */
const patienceMs = 500

/** Wipes every draft and leaves at once. Back then leads to what was open before the survey, not into it. */
export async function leaveNow(respond: Pick<Respond, 'discardEverything'>): Promise<void> {
  document.body.hidden = true
  globalThis.speechSynthesis?.cancel()
  // Tabs and lists of pages show it until the other page has one of its own.
  document.title = new URL(neutralPage).hostname
  forgetDrafts()
  // A browser that kept this page whole would show it again, empty, on the way forward.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.replace(neutralPage))
  await within(patienceMs, Promise.all([respond.discardEverything().catch(() => undefined), firstOwnEntry()]))
  location.replace(neutralPage)
}
