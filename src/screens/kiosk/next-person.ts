import { render } from 'preact'
import { within } from '../../queue/within.ts'
import { letUpdateIn } from '../../worker/bridge.ts'
import { firstOwnEntry } from '../respond/own-history.ts'

/** The database may be gone; the next person is there. */
const patienceMs = 6000

let isLeaving = false

/**
 * From here on nothing of this person is on the screen, in memory, in the tab's storage or in its history; then a fresh
 * document begins. A new version of the app comes in now or not at all: everything is saved, and nobody is answering.
 * @param letGo what becomes of unfinished answers
 */
export async function nextPerson(letGo: () => Promise<unknown>): Promise<void> {
  if (isLeaving) return
  isLeaving = true
  document.body.hidden = true
  globalThis.speechSynthesis?.cancel()
  const root = document.getElementById('app')
  if (root) render(null, root)
  const tidied = (async () => {
    await letGo().catch(() => undefined)
    await firstOwnEntry()
    await letUpdateIn()
  })()
  await within(patienceMs, tidied)
  forgetTab()
  // In place of the page, so that Back does not lead into it.
  location.replace('/')
}

function forgetTab(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Blocked: then nothing was kept there.
  }
}
