import type { Place } from './view.ts'

/**
 * Goes to the first entry that the survey made in this tab's history, and leaves one nameless entry after it: a script
 * can neither delete an entry nor end the list, but a new entry ends it.
 */
export async function firstOwnEntry(): Promise<void> {
  // Only the survey writes entries here; one that it did not write, such as a fragment's, is null.
  const depth = (history.state as Place | null)?.depth ?? 0
  if (depth > 0) await arrival(() => history.go(-depth))
  if (depth === 0 && !canGoForward()) return
  history.pushState(history.state, '', '/')
  await arrival(() => history.back())
}

/** Waits until the browser is there, and keeps it from the survey: nothing may be drawn or saved any more. */
function arrival(leave: () => void): Promise<void> {
  return new Promise((resolve) => {
    const onArrival = (event: PopStateEvent) => {
      event.stopImmediatePropagation()
      resolve()
    }
    addEventListener('popstate', onArrival, { capture: true, once: true })
    leave()
  })
}

/** Whether somebody has gone back to this entry; unknown, and so false, in browsers before 2025 that are not Chromium. */
function canGoForward(): boolean {
  const { navigation } = window as { navigation?: { readonly canGoForward?: boolean } } // Younger than our oldest browser.
  return navigation?.canGoForward ?? false
}
